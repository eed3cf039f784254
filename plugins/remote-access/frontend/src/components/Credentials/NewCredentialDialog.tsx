import { newId } from '@wardroom/platform-common';
import {
  FormDialog,
  TextInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Credential,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { emptySecret } from './sealCredential';
import { SecretFields } from './SecretFields';
import { useSealing } from './useSealing';

const words = messages.credential;

/** Stores a credential. Its secret leaves this dialog encrypted, and cannot be read again by anybody. */
export function NewCredentialDialog(props: {
  tenant: string;
  onDone: (credential: Credential) => void;
  onClose: () => void;
}) {
  const { tenant, onDone, onClose } = props;
  const client = useClient(remoteAccessContract);
  const seal = useSealing();
  const form = useForm({
    initial: { label: '', ...emptySecret },
    submit: async values => {
      const id = newId('crd');
      const { label, kind } = values;
      const sealed = await seal(values, { tenant, id, version: 1 });
      return client.credentials.create({ tenant, id, kind, label, sealed });
    },
    done: (credential: Credential) => words.created(credential.label),
    onDone: credential => {
      onDone(credential);
      onClose();
    },
  });
  return (
    <FormDialog
      title={words.create}
      form={form}
      submitLabel={words.submit}
      onClose={onClose}
    >
      <TextInput
        form={form}
        name="label"
        label={words.fields.label}
        description={words.fields.labelHint}
        maxLength={80}
        autoComplete="off"
        isRequired
      />
      <SecretFields form={form} />
    </FormDialog>
  );
}
