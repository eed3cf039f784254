import { Text } from '@backstage/ui';
import {
  FormDialog,
  TextInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.gateway;

/** Asks how long the people on a gateway have, and why. */
export function DrainDialog(props: {
  name: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { name, onDone, onClose } = props;
  const { gateways } = useClient(remoteAccessContract);
  const form = useForm({
    initial: { minutes: '30', reason: '' },
    submit: ({ minutes, reason }) =>
      gateways.drain({ name, minutes: Number(minutes), reason }),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={words.drainTitle(name)}
      form={form}
      submitLabel={words.drain}
      onClose={onClose}
    >
      <Text as="p">{words.drainText}</Text>
      <TextInput
        form={form}
        name="minutes"
        label={words.minutes}
        inputMode="numeric"
        isRequired
      />
      <TextInput form={form} name="reason" label={words.reason} isRequired />
    </FormDialog>
  );
}
