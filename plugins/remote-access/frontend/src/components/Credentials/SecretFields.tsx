import {
  PasswordInput,
  SelectInput,
  type FormState,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import { AuthorityFields } from './AuthorityFields';
import { OneTimeInput } from './OneTimeInput';
import { PrivateKeyFields } from './PrivateKeyFields';
import type { CredentialValues } from './sealCredential';

const { fields: words, kinds } = messages.credential;

/** The secret of a credential: a password, a private key, the key of a certificate authority, or the secret of codes. */
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
      {form.values.kind === 'password' && (
        <PasswordInput
          form={form}
          name="password"
          label={words.password}
          autoComplete="new-password"
          isRequired
        />
      )}
      {form.values.kind === 'private-key' && <PrivateKeyFields form={form} />}
      {form.values.kind !== 'ssh-ca' && (
        <OneTimeInput form={form} alone={form.values.kind === 'totp-seed'} />
      )}
      {form.values.kind === 'ssh-ca' && <AuthorityFields form={form} />}
    </>
  );
}
