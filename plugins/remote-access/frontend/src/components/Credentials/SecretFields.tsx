import { useId } from 'react';
import {
  PasswordInput,
  SelectInput,
  TextAreaInput,
  type FormState,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import type { CredentialValues } from './sealCredential';

const { fields: words, kinds } = messages.credential;
const largestFile = 64 * 1024;

/** The secret of a credential: a password, or a private key that is pasted or read from a file. */
export function SecretFields<V extends CredentialValues>(props: {
  form: FormState<V>;
}) {
  const form = props.form as unknown as FormState<CredentialValues>;
  return (
    <>
      <SelectInput
        form={form}
        name="kind"
        label={words.kind}
        options={Object.entries(kinds).map(([value, label]) => ({
          value,
          label,
        }))}
      />
      {form.values.kind === 'password' ? (
        <PasswordInput
          form={form}
          name="password"
          label={words.password}
          autoComplete="new-password"
          isRequired
        />
      ) : (
        <>
          <TextAreaInput
            form={form}
            name="privateKey"
            label={words.privateKey}
            description={words.privateKeyHint}
            rows={6}
            maxLength={largestFile}
            isRequired
          />
          <KeyFile onRead={text => form.set('privateKey', text)} />
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

function KeyFile(props: { onRead: (text: string) => void }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{words.file} </label>
      <input
        id={id}
        type="file"
        onChange={async event => {
          const file = event.target.files?.[0];
          if (file && file.size <= largestFile) props.onRead(await file.text());
        }}
      />
    </div>
  );
}
