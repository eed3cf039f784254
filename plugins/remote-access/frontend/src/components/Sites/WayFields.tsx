import { useId } from 'react';
import {
  PasswordInput,
  SelectInput,
  TextAreaInput,
  TextInput,
  useClient,
  useLoad,
  type FormState,
} from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { hasFile, type SiteValues } from './siteValues';

const { fields: words } = messages.site;
const largestFile = 64 * 1024;

type Fields = { form: FormState<SiteValues>; isNew: boolean };

/** What the way into a site needs: its file with secrets, a jump host, or a key. */
export function WayFields(props: Fields & { tenant: string }) {
  const { form, tenant } = props;
  const { kind } = form.values;
  if (hasFile(kind)) return <FileFields {...props} />;
  if (kind === 'jump-host') return <JumpField form={form} tenant={tenant} />;
  if (kind !== 'dial-out') return null;
  return (
    <TextAreaInput
      form={form}
      name="publicKey"
      label={words.publicKey}
      description={words.publicKeyHint}
      rows={3}
      isRequired
    />
  );
}

function FileFields({ form, isNew }: Fields) {
  const id = useId();
  return (
    <>
      <TextAreaInput
        form={form}
        name="file"
        label={words.vpnFile}
        description={isNew ? words.fileHint : words.renewHint}
        rows={6}
        maxLength={largestFile}
        isRequired={isNew}
      />
      <div>
        <label htmlFor={id}>{words.readFile} </label>
        <input
          id={id}
          type="file"
          accept=".ovpn,.conf,text/plain"
          onChange={async event => {
            const file = event.target.files?.[0];
            if (!file || file.size > largestFile) return;
            form.set('file', await file.text());
          }}
        />
      </div>
      {form.values.kind === 'openvpn' && (
        <>
          <TextInput
            form={form}
            name="username"
            label={words.username}
            description={words.passwordHint}
            autoComplete="off"
          />
          <PasswordInput
            form={form}
            name="password"
            label={words.password}
            autoComplete="new-password"
          />
          <PasswordInput
            form={form}
            name="passphrase"
            label={words.passphrase}
            description={words.passphraseHint}
            autoComplete="new-password"
          />
        </>
      )}
    </>
  );
}

function JumpField(props: { form: FormState<SiteValues>; tenant: string }) {
  const { form, tenant } = props;
  const client = useClient(remoteAccessContract);
  const { data } = useLoad(
    signal => client.targets.list({ tenant, limit: 200 }, { signal }),
    [tenant],
  );
  const hosts = (data?.items ?? []).filter(t => t.protocol === 'ssh');
  return (
    <SelectInput
      form={form}
      name="jumpTarget"
      label={words.jumpTarget}
      description={words.jumpHint}
      options={hosts.map(({ id, name }) => ({ value: id, label: name }))}
      isRequired
    />
  );
}
