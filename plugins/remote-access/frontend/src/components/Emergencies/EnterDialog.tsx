import { useNavigate } from 'react-router-dom';
import { Text } from '@backstage/ui';
import { identityContract } from '@wardroom/identity-common';
import {
  CodeInput,
  FormDialog,
  SelectInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Emergency,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { sessionPath } from '../../routes';

const words = messages.emergency;

/** Opens a session under emergency access, with a fresh code. */
export function EnterDialog(props: {
  emergency: Emergency;
  onClose: () => void;
}) {
  const { emergency, onClose } = props;
  const { tenant, id, targets } = emergency;
  const navigate = useNavigate();
  const access = useClient(remoteAccessContract);
  const identity = useClient(identityContract);
  const form = useForm({
    initial: { target: targets[0]?.id ?? '', code: '' },
    submit: async ({ target, code }) => {
      const { ticket: stepUp } = await identity.stepUps.grant({
        ...{ purpose: 'remote-session', object: target },
        code: code.trim() || undefined,
      });
      return access.emergencies.enter({ tenant, id, target, stepUp });
    },
    onDone: entry =>
      navigate(sessionPath(tenant, entry.session), { state: { entry } }),
  });
  return (
    <FormDialog
      title={words.enterTitle}
      form={form}
      submitLabel={words.connect}
      onClose={onClose}
    >
      <Text as="p">{words.enterPromise}</Text>
      <SelectInput
        form={form}
        name="target"
        label={words.fields.target}
        options={targets.map(t => ({ value: t.id, label: t.name }))}
        isRequired
      />
      <CodeInput
        form={form}
        name="code"
        label={words.fields.code}
        description={words.fields.codeHint}
        isRequired
      />
    </FormDialog>
  );
}
