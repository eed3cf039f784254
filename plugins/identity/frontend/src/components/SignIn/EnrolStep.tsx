import { Button } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import type { SignInStep, TotpEnrolment } from '@wardroom/identity-common';
import { CodeInput, Form, useForm } from '@wardroom/platform-react';
import { publicClientApiRef } from '../../api';
import { messages } from '../../messages';
import { TotpPicture } from '../Totp/TotpPicture';
import { SignInFrame } from './SignInFrame';

const words = messages.enrol;

/** Sets an authenticator up in the middle of a sign-in. */
export function EnrolStep(props: {
  challenge: string;
  enrolment: TotpEnrolment;
  onStep: (step: SignInStep) => void;
  onBack: () => void;
}) {
  const { challenge, enrolment, onStep, onBack } = props;
  const client = useApi(publicClientApiRef);
  const form = useForm({
    initial: { code: '' },
    submit: ({ code }) => client.signIns.enrol({ challenge, code }),
    onDone: onStep,
  });
  return (
    <SignInFrame
      title={words.title}
      intro={words.intro}
      note={<TotpPicture {...enrolment} />}
      more={
        <Button variant="tertiary" onPress={onBack}>
          {messages.code.back}
        </Button>
      }
    >
      <Form form={form} label={words.title} submitLabel={words.submit}>
        <CodeInput form={form} name="code" label={words.label} />
      </Form>
    </SignInFrame>
  );
}
