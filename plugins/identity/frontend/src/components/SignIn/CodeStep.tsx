import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import type { SignInStep } from '@wardroom/identity-common';
import { Form, TextInput, useForm } from '@wardroom/platform-react';
import { publicClientApiRef } from '../../api';
import { messages } from '../../messages';
import { SignInFrame } from './SignInFrame';

const words = messages.code;

/** The one-time code, or a recovery code in place of it. */
export function CodeStep(props: {
  challenge: string;
  onStep: (step: SignInStep) => void;
  onBack: () => void;
}) {
  const { challenge, onStep, onBack } = props;
  const client = useApi(publicClientApiRef);
  const [recovering, setRecovering] = useState(false);
  const form = useForm({
    initial: { code: '' },
    submit: ({ code }) =>
      client.signIns.prove(
        recovering
          ? { challenge, recoveryCode: code.trim() }
          : { challenge, code },
      ),
    onDone: onStep,
  });
  const swap = () => {
    form.reset();
    setRecovering(!recovering);
  };
  return (
    <SignInFrame
      title={recovering ? words.recoveryTitle : words.title}
      intro={recovering ? words.recoveryIntro : words.intro}
      more={
        <>
          <Button variant="tertiary" onPress={swap}>
            {recovering ? words.useApp : words.useRecovery}
          </Button>
          <Button variant="tertiary" onPress={onBack}>
            {words.back}
          </Button>
        </>
      }
    >
      <Form form={form} label={words.title} submitLabel={words.submit}>
        <TextInput
          form={form}
          name="code"
          label={recovering ? words.recoveryLabel : words.label}
          inputMode={recovering ? 'text' : 'numeric'}
          autoComplete={recovering ? 'off' : 'one-time-code'}
          maxLength={recovering ? 40 : 9}
        />
      </Form>
    </SignInFrame>
  );
}
