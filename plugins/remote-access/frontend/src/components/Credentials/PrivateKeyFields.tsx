import { useId } from 'react';
import {
  PasswordInput,
  TextAreaInput,
  type FormState,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import type { CredentialValues } from './sealCredential';

const { fields: words } = messages.credential;
const largestFile = 64 * 1024;

/** A private key that is pasted or read from a file, with its passphrase. */
export function PrivateKeyFields(props: { form: FormState<CredentialValues> }) {
  const { form } = props;
  return (
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
