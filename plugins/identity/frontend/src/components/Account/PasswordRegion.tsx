import { useApi } from '@backstage/frontend-plugin-api';
import { identityContract, type OwnAccount } from '@wardroom/identity-common';
import {
  Form,
  PasswordInput,
  Region,
  TimeText,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import { browserSignInApiRef } from '../../api';
import { messages } from '../../messages';
import styles from './AccountSection.module.css';
import { differingPasswords } from '../SignIn/differingPasswords';

const words = messages.account.password;

/** Changes the own password. */
export function PasswordRegion(props: {
  account: OwnAccount;
  onChange: () => void;
}) {
  const { account, onChange } = props;
  const client = useClient(identityContract);
  const browser = useApi(browserSignInApiRef);
  const form = useForm({
    initial: { current: '', next: '', repeat: '' },
    submit: async ({ current, next, repeat }) => {
      if (next !== repeat) throw differingPasswords('repeat');
      await client.account.changePassword({ current, next });
      // The tokens of the old password are void: this browser goes on with a new one.
      await browser.renew();
    },
    done: words.done,
    onDone: () => {
      form.reset();
      onChange();
    },
  });
  const { passwordChangedAt } = account;
  return (
    <Region title={words.title}>
      {passwordChangedAt && (
        <p className={styles.text}>
          {words.changed} <TimeText time={passwordChangedAt} />
        </p>
      )}
      <Form form={form} label={words.submit} submitLabel={words.submit}>
        <PasswordInput
          form={form}
          name="current"
          label={words.current}
          autoComplete="current-password"
          isRequired
        />
        <PasswordInput
          form={form}
          name="next"
          label={words.next}
          description={messages.link.hint}
          autoComplete="new-password"
          isRequired
        />
        <PasswordInput
          form={form}
          name="repeat"
          label={words.repeat}
          autoComplete="new-password"
          isRequired
        />
      </Form>
    </Region>
  );
}
