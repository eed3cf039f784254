import { Text } from '@backstage/ui';
import {
  FormDialog,
  MultiSelectInput,
  TextInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import {
  belongsTo,
  tenantsContract,
  Tier,
  type Tenant,
  type TenantGroup,
} from '@wardroom/tenants-common';
import { tierName } from '../../components/CustomerState/tierName';
import { messages } from '../../messages';
import { groupInput, groupValues } from './groupValues';

const words = messages.groups;
const tiers = Tier.options.map(value => ({ value, label: tierName(value) }));

/** Rule, list and exceptions of a group, with the customers that would belong to it. */
export function GroupDialog(props: {
  group?: TenantGroup;
  customers: Tenant[];
  onDone: () => void;
  onClose: () => void;
}) {
  const { group, customers, onDone, onClose } = props;
  const client = useClient(tenantsContract);
  const form = useForm({
    initial: groupValues(group),
    endpoint: tenantsContract.tenantGroups.create,
    toInput: groupInput,
    submit: values =>
      group
        ? client.tenantGroups.update({
            ...groupInput(values),
            id: group.id,
            version: group.version,
          })
        : client.tenantGroups.create(groupInput(values)),
    done: ({ name }: TenantGroup) =>
      group ? words.saved(name) : words.created(name),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const options = customers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormDialog
      title={group ? words.editName(group.name) : words.create}
      form={form}
      submitLabel={group ? words.save : words.createSubmit}
      onClose={onClose}
    >
      <TextInput form={form} name="name" label={words.name} isRequired />
      <TextInput form={form} name="description" label={words.description} />
      <MultiSelectInput
        form={form}
        name="tier"
        label={words.tier}
        description={words.ruleHint}
        placeholder={words.anyValue}
        options={tiers}
      />
      <MultiSelectInput
        form={form}
        name="industry"
        label={words.industry}
        placeholder={words.anyValue}
        options={valuesOf(customers, 'industry')}
      />
      <MultiSelectInput
        form={form}
        name="region"
        label={words.region}
        placeholder={words.anyValue}
        options={valuesOf(customers, 'region')}
      />
      <MultiSelectInput
        form={form}
        name="members"
        label={words.members}
        placeholder={words.nobody}
        options={options}
      />
      <MultiSelectInput
        form={form}
        name="exclusions"
        label={words.exclusions}
        placeholder={words.nobody}
        options={options}
      />
      <Preview
        customers={customers.filter(customer =>
          belongsTo(groupInput(form.values), customer),
        )}
      />
    </FormDialog>
  );
}

function Preview({ customers }: { customers: Tenant[] }) {
  const names = customers.map(({ name }) => name).join(', ');
  return (
    <div role="status" aria-label={words.preview}>
      <Text as="p" weight="bold">
        {words.preview}: {customers.length}
      </Text>
      <Text as="p" color="secondary">
        {names || words.previewEmpty}
      </Text>
    </div>
  );
}

/** The values that customers have in this field: a rule on others would match nobody. */
function valuesOf(customers: Tenant[], field: 'industry' | 'region') {
  const values = new Set(customers.flatMap(one => one[field] ?? []));
  return [...values].sort().map(value => ({ value, label: value }));
}
