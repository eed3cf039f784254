import { Button, Flex } from '@backstage/ui';
import {
  ConfirmButton,
  DialogButton,
  RemoveButton,
  useAction,
  useClient,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Site,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { SiteCommandButton } from './SiteCommandButton';
import { SiteDialog } from './SiteDialog';
import { SiteTestDialog } from './SiteTestDialog';

const words = messages.site;

/** What the person may do with a site. */
export function SiteActions(props: { site: Site; onChange: () => void }) {
  const { site, onChange } = props;
  const { tenant, id, name, version, allowedActions } = site;
  const client = useClient(remoteAccessContract);
  const may = (action: Site['allowedActions'][number]) =>
    allowedActions.includes(action);
  const enable = useAction(() => client.sites.enable({ tenant, id, version }), {
    done: words.enabled(name),
    onDone: onChange,
  });
  return (
    <Flex gap="2" style={{ flexWrap: 'wrap' }}>
      {may('test') && (
        <DialogButton
          size="small"
          label={words.test}
          aria-label={words.testName(name)}
        >
          {onClose => <SiteTestDialog {...{ site, onClose }} />}
        </DialogButton>
      )}
      <SiteCommandButton site={site} />
      {may('update') && (
        <DialogButton
          size="small"
          label={words.edit}
          aria-label={words.editName(name)}
        >
          {onClose => (
            <SiteDialog {...{ tenant, site, onDone: onChange, onClose }} />
          )}
        </DialogButton>
      )}
      {may('enable') && (
        <Button
          size="small"
          variant="secondary"
          aria-label={words.enableName(name)}
          isDisabled={enable.pending}
          onPress={() => void enable.run()}
        >
          {words.enable}
        </Button>
      )}
      {may('disable') && (
        <ConfirmButton
          size="small"
          label={words.disable}
          aria-label={words.disableName(name)}
          title={words.disableTitle(name)}
          text={words.disableText}
          destructive
          onConfirm={async () => {
            await client.sites.disable({ tenant, id, version });
            onChange();
          }}
        />
      )}
      {may('delete') && (
        <RemoveButton
          name={name}
          words={words}
          onRemove={async () => {
            await client.sites.delete({ tenant, id });
            onChange();
          }}
        />
      )}
    </Flex>
  );
}
