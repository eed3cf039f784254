import { useState } from 'react';
import { Button, Flex } from '@backstage/ui';
import { ConfirmButton, useAction, useClient } from '@wardroom/platform-react';
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
  const [open, setOpen] = useState<'edit' | 'test'>();
  const may = (action: Site['allowedActions'][number]) =>
    allowedActions.includes(action);
  const enable = useAction(() => client.sites.enable({ tenant, id, version }), {
    done: words.enabled(name),
    onDone: onChange,
  });
  const button = { size: 'small', variant: 'secondary' } as const;
  return (
    <Flex gap="2" style={{ flexWrap: 'wrap' }}>
      {may('test') && (
        <Button
          {...button}
          aria-label={words.testName(name)}
          onPress={() => setOpen('test')}
        >
          {words.test}
        </Button>
      )}
      <SiteCommandButton site={site} />
      {may('update') && (
        <Button
          {...button}
          aria-label={words.editName(name)}
          onPress={() => setOpen('edit')}
        >
          {words.edit}
        </Button>
      )}
      {may('enable') && (
        <Button
          {...button}
          aria-label={words.enableName(name)}
          isDisabled={enable.pending}
          onPress={() => void enable.run()}
        >
          {words.enable}
        </Button>
      )}
      {may('disable') && (
        <ConfirmButton
          {...button}
          label={words.disable}
          aria-label={words.disableName(name)}
          title={words.disableTitle(name)}
          text={words.disableText}
          confirmLabel={words.disable}
          destructive
          onConfirm={async () => {
            await client.sites.disable({ tenant, id, version });
            onChange();
          }}
        />
      )}
      {may('delete') && (
        <ConfirmButton
          {...button}
          label={words.remove}
          aria-label={words.removeName(name)}
          title={words.removeTitle(name)}
          text={words.removeText}
          confirmLabel={words.remove}
          destructive
          onConfirm={async () => {
            await client.sites.delete({ tenant, id });
            onChange();
          }}
        />
      )}
      {open === 'test' && (
        <SiteTestDialog site={site} onClose={() => setOpen(undefined)} />
      )}
      {open === 'edit' && (
        <SiteDialog
          tenant={tenant}
          site={site}
          onDone={onChange}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Flex>
  );
}
