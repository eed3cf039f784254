import { useState } from 'react';
import {
  identityContract,
  type TotpEnrolment,
} from '@wardroom/identity-common';
import {
  CodeInput,
  FormDialog,
  PasswordInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import { TotpPicture } from '../Totp/TotpPicture';
import { RecoveryCodesDialog } from './RecoveryCodesDialog';

const words = messages.account.totp;

type Steps = { onDone: () => void; onClose: () => void };

/** Sets an authenticator up: proof, picture and first code, recovery codes. */
export function EnrolTotpDialog(props: Steps & { again: boolean }) {
  const { again, onDone, onClose } = props;
  const [enrolment, setEnrolment] = useState<TotpEnrolment>();
  const [codes, setCodes] = useState<string[]>();
  const title = again ? words.again : words.enrol;
  if (codes) return <RecoveryCodesDialog codes={codes} onClose={onClose} />;
  if (!enrolment) {
    return (
      <ProofStep
        title={title}
        again={again}
        onStart={setEnrolment}
        onClose={onClose}
      />
    );
  }
  return (
    <FirstCodeStep
      title={title}
      enrolment={enrolment}
      onCodes={made => {
        setCodes(made);
        onDone();
      }}
      onClose={onClose}
    />
  );
}

function ProofStep(props: {
  title: string;
  again: boolean;
  onStart: (enrolment: TotpEnrolment) => void;
  onClose: () => void;
}) {
  const { title, again, onStart, onClose } = props;
  const client = useClient(identityContract);
  const form = useForm({
    initial: { password: '', code: '' },
    submit: ({ password, code }) =>
      client.account.startTotp({ password, code: code || undefined }),
    onDone: onStart,
  });
  return (
    <FormDialog
      title={title}
      form={form}
      submitLabel={words.next}
      onClose={onClose}
    >
      <PasswordInput
        form={form}
        name="password"
        label={words.password}
        autoComplete="current-password"
        isRequired
      />
      {again && (
        <CodeInput form={form} name="code" label={words.oldCode} isRequired />
      )}
    </FormDialog>
  );
}

function FirstCodeStep(props: {
  title: string;
  enrolment: TotpEnrolment;
  onCodes: (codes: string[]) => void;
  onClose: () => void;
}) {
  const { title, enrolment, onCodes, onClose } = props;
  const client = useClient(identityContract);
  const form = useForm({
    initial: { code: '' },
    submit: ({ code }) => client.account.enrolTotp({ code }),
    done: words.done,
    onDone: ({ recoveryCodes }) => onCodes(recoveryCodes),
  });
  return (
    <FormDialog
      title={title}
      form={form}
      submitLabel={messages.enrol.submit}
      onClose={onClose}
    >
      <TotpPicture {...enrolment} />
      <CodeInput
        form={form}
        name="code"
        label={messages.enrol.label}
        isRequired
      />
    </FormDialog>
  );
}
