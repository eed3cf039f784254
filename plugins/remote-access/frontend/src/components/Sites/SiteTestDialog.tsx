import { useState } from 'react';
import { Text } from '@backstage/ui';
import {
  FormDialog,
  StateTag,
  TextInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Site,
  type SiteTrial,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.site;

/** Dials a place through a site and says what came of it. */
export function SiteTestDialog(props: { site: Site; onClose: () => void }) {
  const { site, onClose } = props;
  const { tenant, id, name } = site;
  const client = useClient(remoteAccessContract);
  const [trial, setTrial] = useState<SiteTrial>();
  const form = useForm({
    initial: { host: '', port: '22' },
    submit: ({ host, port }) => {
      setTrial(undefined);
      return client.sites.test({ tenant, id, host, port: Number(port) });
    },
    onDone: setTrial,
  });
  return (
    <FormDialog
      title={words.testName(name)}
      form={form}
      submitLabel={words.testSubmit}
      onClose={onClose}
    >
      <Text as="p">{words.testHint}</Text>
      <TextInput
        form={form}
        name="host"
        label={words.fields.host}
        autoComplete="off"
        isRequired
      />
      <TextInput
        form={form}
        name="port"
        label={words.fields.port}
        inputMode="numeric"
        isRequired
      />
      <div role="status">
        {trial && (
          <StateTag tone={trial.reached ? 'good' : 'danger'}>
            {trial.sentence}
          </StateTag>
        )}
      </div>
    </FormDialog>
  );
}
