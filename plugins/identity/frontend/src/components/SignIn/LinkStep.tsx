import { Alert, ButtonLink } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import type { InvitationPurpose, SignInStep } from '@wardroom/identity-common';
import { Form, PasswordInput, useForm } from '@wardroom/platform-react';
import { publicClientApiRef } from '../../api';
import { messages } from '../../messages';
import { differingPasswords } from './differingPasswords';
import { SignInFrame } from './SignInFrame';

const words = messages.link;

/** Sets a password by a single-use link. */
export function LinkStep(props: {
  purpose: InvitationPurpose;
  token: string;
  onStep: (step: SignInStep) => void;
}) {
  const { purpose, token, onStep } = props;
  const client = useApi(publicClientApiRef);
  const accepting = purpose === 'invitation';
  const form = useForm({
    initial: { password: '', repeat: '' },
    submit: async ({ password, repeat }) => {
      if (password !== repeat) throw differingPasswords('repeat');
      const input = { token, password };
      return accepting
        ? client.invitations.accept(input)
        : client.passwordResets.complete(input);
    },
    onDone: onStep,
  });
  const title = accepting ? words.acceptTitle : words.resetTitle;
  return (
    <SignInFrame
      title={title}
      intro={accepting ? words.acceptIntro : words.resetIntro}
      note={
        token ? undefined : <Alert status="danger" icon title={words.broken} />
      }
      more={
        <ButtonLink variant="tertiary" href="/">
          {words.toSignIn}
        </ButtonLink>
      }
    >
      {token && (
        <Form form={form} label={title} submitLabel={words.submit}>
          <PasswordInput
            form={form}
            name="password"
            label={words.password}
            description={words.hint}
            autoComplete="new-password"
          />
          <PasswordInput
            form={form}
            name="repeat"
            label={words.repeat}
            autoComplete="new-password"
          />
        </Form>
      )}
    </SignInFrame>
  );
}
