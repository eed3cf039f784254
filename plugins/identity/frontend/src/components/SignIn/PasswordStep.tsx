import { Alert, Button } from '@backstage/ui';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { SignInStep } from '@wardroom/identity-common';
import {
  Form,
  PasswordInput,
  ProblemError,
  TextInput,
  useForm,
} from '@wardroom/platform-react';
import { publicClientApiRef } from '../../api';
import { messages } from '../../messages';
import type { SignedOutBy } from '../Browser/BrowserSignIn';
import { identifierOf } from './identifierOf';
import { SignInFrame } from './SignInFrame';

const words = messages.signIn;

/** Who somebody is, and their password. */
export function PasswordStep(props: {
  signedOut?: SignedOutBy;
  /** Present where links for a new password can be sent. */
  onForgot?: () => void;
  onStep: (step: SignInStep) => void;
}) {
  const { signedOut, onForgot, onStep } = props;
  const client = useApi(publicClientApiRef);
  const product = useApi(configApiRef).getOptionalString('app.title');
  const form = useForm({
    initial: { who: '', password: '' },
    submit: async ({ who, password }) => {
      const identifier = identifierOf(who);
      if (identifier) return client.signIns.start({ ...identifier, password });
      throw new ProblemError({
        status: 400,
        title: words.title,
        detail: words.whoFault,
        errors: [{ field: 'who', message: words.whoFault }],
      });
    },
    onDone: onStep,
  });
  return (
    <SignInFrame
      title={words.title}
      intro={product && words.intro(product)}
      note={
        signedOut && (
          <Alert status="info" icon title={words.signedOut[signedOut]} />
        )
      }
      more={
        onForgot ? (
          <Button variant="tertiary" onPress={onForgot}>
            {words.forgot}
          </Button>
        ) : (
          <span>{words.forgotWithoutMail}</span>
        )
      }
    >
      <Form form={form} label={words.title} submitLabel={words.submit}>
        <TextInput
          form={form}
          name="who"
          label={words.who}
          autoComplete="username"
        />
        <PasswordInput
          form={form}
          name="password"
          label={words.password}
          autoComplete="current-password"
        />
      </Form>
    </SignInFrame>
  );
}
