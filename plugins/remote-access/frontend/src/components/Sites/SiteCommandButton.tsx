import { Dialog, DialogBody, DialogHeader, Text } from '@backstage/ui';
import { DialogButton, Facts } from '@wardroom/platform-react';
import { dialOutCommand, type Site } from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.site;

/** Shows what a customer runs so that the platform reaches them. */
export function SiteCommandButton({ site }: { site: Site }) {
  const { id, name, ranges, dialOut } = site;
  if (site.kind !== 'dial-out') return null;
  return (
    <DialogButton
      size="small"
      label={words.command}
      aria-label={words.commandName(name)}
    >
      {onClose => (
        <Dialog isOpen onOpenChange={onClose} width="min(44rem, 94vw)">
          <DialogHeader>{words.commandTitle(name)}</DialogHeader>
          <DialogBody>
            <Text as="p">
              {dialOut ? words.commandText : words.waitForHost}
            </Text>
            {dialOut && (
              <Facts
                facts={[
                  {
                    label: words.command,
                    value: dialOutCommand({
                      ...{ site: id, ranges, server: dialOut },
                    }),
                  },
                  { label: words.hostKey, value: dialOut.hostKey },
                ]}
              />
            )}
          </DialogBody>
        </Dialog>
      )}
    </DialogButton>
  );
}
