import {
  FormDialog,
  TextAreaInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Emergency,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.emergency;

/** Writes down what somebody else finds about emergency access that is over. */
export function ReviewDialog(props: {
  emergency: Emergency;
  onDone: () => void;
  onClose: () => void;
}) {
  const { emergency, onDone, onClose } = props;
  const { tenant, id, version } = emergency;
  const client = useClient(remoteAccessContract);
  const form = useForm({
    initial: { findings: '' },
    submit: ({ findings }) =>
      client.emergencies.review({ tenant, id, version, findings }),
    done: words.reviewed,
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={words.reviewTitle}
      form={form}
      submitLabel={words.saveReview}
      onClose={onClose}
    >
      <TextAreaInput
        form={form}
        name="findings"
        label={words.findings}
        maxLength={4000}
        isRequired
      />
    </FormDialog>
  );
}
