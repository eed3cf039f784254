import {
  ComboboxInput,
  FormDialog,
  useClient,
  useForm,
  useLoad,
} from '@wardroom/platform-react';
import {
  interventionsContract,
  type Intervention,
} from '@wardroom/interventions-common';
import { tenantsContract } from '@wardroom/tenants-common';
import { messages } from '../../messages';

const words = messages.assignDialog;

/** Gives a request to one of the technicians who work for the customer now. */
export function AssignDialog(props: {
  request: Intervention;
  onDone: () => void;
  onClose: () => void;
}) {
  const { request, onDone, onClose } = props;
  const { tenant, id, version, number } = request;
  const client = useClient(interventionsContract);
  const tenants = useClient(tenantsContract);
  const team = useLoad(
    signal =>
      tenants.assignments.list(
        { tenant, state: 'active', limit: 200 },
        { signal },
      ),
    [tenant],
  );
  const form = useForm({
    initial: { assignee: request.assignee ?? '' },
    endpoint: interventionsContract.interventions.assign,
    toInput: ({ assignee }) => ({
      tenant,
      id,
      version,
      assignee: assignee || undefined,
    }),
    submit: ({ assignee }) =>
      client.interventions.assign({ tenant, id, version, assignee }),
    done: words.done(number),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const people = new Map(
    (team.data?.items ?? []).map(a => [a.person, a.personName]),
  );
  return (
    <FormDialog
      title={words.title(number)}
      form={form}
      submitLabel={words.submit}
      onClose={onClose}
    >
      <ComboboxInput
        form={form}
        name="assignee"
        label={words.person}
        description={words.hint}
        options={[...people].map(([value, label]) => ({ value, label }))}
        isRequired
      />
    </FormDialog>
  );
}
