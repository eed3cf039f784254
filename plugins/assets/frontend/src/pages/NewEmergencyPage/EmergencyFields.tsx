import {
  MultiSelectInput,
  SelectInput,
  TextAreaInput,
  TextInput,
  useClient,
  useLoad,
  useMay,
  useTenantChoices,
  type FormState,
} from '@wardroom/platform-react';
import { EmergencyScanType } from '@wardroom/assets-common';
import { tenantsContract, Tier } from '@wardroom/tenants-common';
import { messages } from '../../messages';
import type { EmergencyValues } from './startInput';

const { create: words } = messages.emergency;
const types = EmergencyScanType.options.map(value => ({
  value,
  label: words.types[value],
}));

/** What is looked for, at whom and why. */
export function EmergencyFields(props: { form: FormState<EmergencyValues> }) {
  const { form } = props;
  const customers = useTenantChoices();
  const groups = useGroups();
  const whom = [
    { value: 'all', label: words.all },
    ...groups.map(({ id, name }) => ({
      value: `group:${id}`,
      label: words.group(name),
    })),
    ...Tier.options.map(tier => ({
      value: `tier:${tier}`,
      label: words.tier(tier),
    })),
    { value: 'chosen', label: words.chosen },
  ];
  return (
    <>
      <TextInput
        form={form}
        name="vulnerabilities"
        label={words.vulnerabilities}
        description={words.vulnerabilitiesHint}
        isRequired
      />
      <SelectInput
        form={form}
        name="which"
        label={words.which}
        options={whom}
      />
      {form.values.which === 'chosen' && (
        <MultiSelectInput
          form={form}
          name="customers"
          label={words.customers}
          placeholder={words.search}
          options={customers}
        />
      )}
      <SelectInput form={form} name="type" label={words.type} options={types} />
      <TextAreaInput
        form={form}
        name="reason"
        label={words.reason}
        description={words.reasonHint}
        rows={2}
        isRequired
      />
    </>
  );
}

/** Groups of customers, for those who may see them. */
function useGroups() {
  const client = useClient(tenantsContract);
  const may = useMay('tenantGroup.read');
  const { data } = useLoad(
    async signal =>
      may ? client.tenantGroups.list({}, { signal }) : undefined,
    [may],
  );
  return data?.items ?? [];
}
