import { useState } from 'react';
import { Button, Dialog, DialogBody, DialogHeader, Text } from '@backstage/ui';
import { Facts } from '@wardroom/platform-react';
import { dialOutCommand, type Site } from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.site;

/** Shows what a customer runs so that the platform reaches them. */
export function SiteCommandButton({ site }: { site: Site }) {
  const { id, name, ranges, dialOut } = site;
  const [open, setOpen] = useState(false);
  if (site.kind !== 'dial-out') return null;
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        aria-label={words.commandName(name)}
        onPress={() => setOpen(true)}
      >
        {words.command}
      </Button>
      {open && (
        <Dialog isOpen onOpenChange={setOpen} width="min(44rem, 94vw)">
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
    </>
  );
}
