import { FormDialog, useClient, useForm } from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Credential,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { emptySecret } from './sealCredential';
import { SecretFields } from './SecretFields';
import { useSealing } from './useSealing';

const words = messages.credential;

/** Gives a credential a new secret. The old one is gone then. */
export function RenewCredentialDialog(props: {
  credential: Credential;
  onDone: () => void;
  onClose: () => void;
}) {
  const { credential, onDone, onClose } = props;
  const { tenant, id, version, label, secretVersion } = credential;
  const client = useClient(remoteAccessContract);
  const seal = useSealing();
  const next = secretVersion + 1;
  const form = useForm({
    initial: { ...emptySecret, kind: credential.kind },
    submit: async values => {
      const sealed = await seal(values, { tenant, id, version: next });
      const secret = { kind: values.kind, sealed, secretVersion: next };
      return client.credentials.update({ tenant, id, version, secret });
    },
    done: words.renewed(label),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={words.renewName(label)}
      form={form}
      submitLabel={words.renew}
      onClose={onClose}
    >
      <SecretFields form={form} />
    </FormDialog>
  );
}
