import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import { identityContract } from '@wardroom/identity-common';
import { Form, TextInput, useForm } from '@wardroom/platform-react';
import { publicClientApiRef } from '../../api';
import { messages } from '../../messages';
import { SignInFrame } from './SignInFrame';

const words = messages.forgot;

/** Asks for a link to set a new password; what is said afterwards is the same for everybody. */
export function ForgotStep({ onBack }: { onBack: () => void }) {
  const client = useApi(publicClientApiRef);
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    initial: { email: '' },
    endpoint: identityContract.passwordResets.request,
    submit: async ({ email }) => {
      await client.passwordResets.request({ email });
      return email.trim();
    },
    onDone: setSentTo,
  });
  const back = (
    <Button variant="tertiary" onPress={onBack}>
      {words.back}
    </Button>
  );
  if (sentTo) {
    return (
      <SignInFrame title={words.sentTitle} more={back}>
        <p role="status">{words.sent(sentTo)}</p>
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={words.title} intro={words.intro} more={back}>
      <Form form={form} label={words.title} submitLabel={words.submit}>
        <TextInput
          form={form}
          name="email"
          label={words.email}
          type="email"
          autoComplete="username"
        />
      </Form>
    </SignInFrame>
  );
}
