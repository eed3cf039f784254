import {
  FormDialog,
  MultiSelectInput,
  TextInput,
  useClient,
  useForm,
  useLoad,
} from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.emergency;

/** Asks a second administrator for emergency access to targets of a customer. */
export function RequestEmergencyDialog(props: {
  tenant: { id: string; name: string };
  onDone: () => void;
  onClose: () => void;
}) {
  const { tenant, onDone, onClose } = props;
  const client = useClient(remoteAccessContract);
  const { data } = useLoad(
    signal =>
      client.targets.list({ tenant: tenant.id, limit: 200 }, { signal }),
    [tenant.id],
  );
  const form = useForm({
    initial: { targets: [] as string[], minutes: '30', reason: '' },
    submit: ({ targets, minutes, reason }) =>
      client.emergencies.request({
        ...{ tenant: tenant.id, targets, reason },
        minutes: Number(minutes),
      }),
    done: words.requested,
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={words.requestTitle(tenant.name)}
      form={form}
      submitLabel={words.submit}
      onClose={onClose}
    >
      <MultiSelectInput
        form={form}
        name="targets"
        label={words.fields.targets}
        options={(data?.items ?? []).map(({ id, name }) => ({
          value: id,
          label: name,
        }))}
        isRequired
      />
      <TextInput
        form={form}
        name="minutes"
        label={words.fields.minutes}
        inputMode="numeric"
        isRequired
      />
      <TextInput
        form={form}
        name="reason"
        label={words.fields.reason}
        isRequired
      />
    </FormDialog>
  );
}
