import { PasswordInput, type FormState } from '@wardroom/platform-react';
import { messages } from '../../messages';
import type { CredentialValues } from './sealCredential';

const { fields: words } = messages.credential;

/** What one-time codes are computed from, as an authenticator app would be shown it. */
export function OneTimeInput(props: {
  form: FormState<CredentialValues>;
  /** There is nothing else in this credential. */
  alone?: boolean;
}) {
  const { form, alone } = props;
  return (
    <PasswordInput
      form={form}
      name="oneTime"
      label={words.oneTime}
      description={alone ? words.oneTimeHint : words.oneTimeMoreHint}
      autoComplete="new-password"
      isRequired={alone}
    />
  );
}
