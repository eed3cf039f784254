import {
  CheckboxGroupInput,
  DateTimeInput,
  ErrorState,
  FormDialog,
  MultiSelectInput,
  SelectInput,
  TextInput,
  useClient,
  useForm,
  useLoad,
  type FormState,
} from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { PlanFields } from '../Plans/PlanFields';
import { grantInput, grantValues, type GrantValues } from './grantValues';

const words = messages.grant;
const { fields } = words;

/** The customer gives access: to what, when, why. */
export function GiveAccessDialog(props: {
  tenant: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { tenant, onDone, onClose } = props;
  const client = useClient(remoteAccessContract);
  const { data, error } = useLoad(
    signal => client.targets.list({ tenant, limit: 200 }, { signal }),
    [tenant],
  );
  const targets = data?.items ?? [];
  const form = useForm({
    initial: grantValues(),
    submit: values => client.grants.create({ tenant, ...grantInput(values) }),
    done: words.created,
    onDone: () => {
      onDone();
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
      {error && <ErrorState error={error} />}
      <What form={form} targets={targets} />
      <DateTimeInput form={form} name="from" label={fields.from} isRequired />
      <DateTimeInput form={form} name="until" label={fields.until} isRequired />
      <CheckboxGroupInput
        form={form}
        name="days"
        label={fields.weekly}
        options={words.days.map((label, index) => ({
          value: String(index + 1),
          label,
        }))}
      />
      {form.values.days.length > 0 && (
        <>
          <TextInput
            form={form}
            name="dayFrom"
            label={fields.dayFrom}
            isRequired
          />
          <TextInput
            form={form}
            name="dayUntil"
            label={fields.dayUntil}
            isRequired
          />
        </>
      )}
      <TextInput form={form} name="reason" label={fields.reason} isRequired />
      <PlanFields
        form={form}
        targets={targets.filter(
          ({ id }) =>
            form.values.what !== 'targets' || form.values.targets.includes(id),
        )}
      />
    </FormDialog>
  );
}

function What(props: {
  form: FormState<GrantValues>;
  targets: readonly { id: string; name: string }[];
}) {
  const { form, targets } = props;
  return (
    <>
      <SelectInput
        form={form}
        name="what"
        label={fields.what}
        options={Object.entries(fields.whats).map(([value, label]) => ({
          value,
          label,
        }))}
        isRequired
      />
      {form.values.what === 'targets' && (
        <MultiSelectInput
          form={form}
          name="targets"
          label={fields.targets}
          options={targets.map(({ id, name }) => ({
            value: id,
            label: name,
          }))}
          isRequired
        />
      )}
      {form.values.what === 'tag' && (
        <TextInput form={form} name="tag" label={fields.tag} isRequired />
      )}
    </>
  );
}
