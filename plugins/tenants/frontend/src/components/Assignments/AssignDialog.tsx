import {
  ComboboxInput,
  DateTimeInput,
  FormDialog,
  givenValues,
  SelectInput,
  TextAreaInput,
  useClient,
  useForm,
  useLoad,
  type ContractInputs,
} from '@wardroom/platform-react';
import {
  PROVIDER,
  tenantsContract,
  type Assignment,
  type Tenant,
} from '@wardroom/tenants-common';
import { messages } from '../../messages';

const words = messages.team;
const kinds = Object.entries(words.kinds).map(([value, label]) => ({
  value,
  label,
}));

type AssignInput = ContractInputs<
  typeof tenantsContract
>['assignments']['create'];

/** Asks who shall work for which customer, from when until when and why. */
export function AssignDialog(props: {
  /** Those to choose from; one alone is chosen already. */
  customers: Tenant[];
  onDone: () => void;
  onClose: () => void;
}) {
  const { customers, onDone, onClose } = props;
  const client = useClient(tenantsContract);
  const staff = useLoad(
    signal => client.members.list({ tenant: PROVIDER, limit: 200 }, { signal }),
    [],
  );
  const form = useForm({
    initial: {
      tenant: customers.length === 1 ? customers[0].id : '',
      person: '',
      kind: 'primary',
      from: '',
      until: '',
      reason: '',
    },
    endpoint: tenantsContract.assignments.create,
    submit: values =>
      client.assignments.create(givenValues(values) as AssignInput),
    done: ({ personName }: Assignment) => words.assigned(personName),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const people = (staff.data?.items ?? []).filter(m => m.state === 'active');
  return (
    <FormDialog
      title={words.assign}
      form={form}
      submitLabel={words.assignSubmit}
      onClose={onClose}
    >
      <ComboboxInput
        form={form}
        name="person"
        label={words.person}
        options={people.map(m => ({ value: m.ref, label: m.displayName }))}
        isRequired
      />
      <ComboboxInput
        form={form}
        name="tenant"
        label={words.customer}
        options={customers.map(t => ({ value: t.id, label: t.name }))}
        isDisabled={customers.length === 1}
        isRequired
      />
      <SelectInput
        form={form}
        name="kind"
        label={words.kind}
        options={kinds}
        isRequired
      />
      <DateTimeInput
        form={form}
        name="from"
        label={words.from}
        description={words.fromHint}
      />
      <DateTimeInput
        form={form}
        name="until"
        label={words.until}
        description={words.untilHint}
      />
      <TextAreaInput
        form={form}
        name="reason"
        label={words.reason}
        rows={2}
        isRequired
      />
    </FormDialog>
  );
}
