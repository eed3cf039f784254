import {
  ComboboxInput,
  MultiSelectInput,
  SelectInput,
  TextAreaInput,
  TextInput,
  useClient,
  useLoad,
  useTenant,
  useTenantChoices,
  type FormState,
} from '@wardroom/platform-react';
import { assetsContract, ScanType } from '@wardroom/assets-common';
import { messages } from '../../messages';
import type { ScheduleValues } from './scheduleInput';

const { form: words, types, typeHints } = messages.scan;
const shown = 200;

/** With what a scan looks, and at what. */
export function WorkFields(props: {
  form: FormState<ScheduleValues>;
  isNew: boolean;
}) {
  const { form, isNew } = props;
  const { tenant, scanner: chosen } = form.values;
  const { workspace } = useTenant();
  const customers = useTenantChoices();
  const { scanners, assets } = useChoices(tenant);
  const scanner = scanners?.find(({ name }) => name === chosen);
  const typeChoices = (scanner?.types ?? ScanType.options).map(value => ({
    value,
    label: types[value],
    description: typeHints[value],
  }));
  return (
    <>
      {workspace === 'console' && isNew && (
        <ComboboxInput
          form={form}
          name="tenant"
          label={words.customer}
          options={customers}
          isRequired
        />
      )}
      <TextInput form={form} name="title" label={words.name} isRequired />
      {isNew && (
        <TextInput
          form={form}
          name="name"
          label={words.slug}
          description={words.slugHint}
        />
      )}
      <SelectInput
        form={form}
        name="scanner"
        label={words.scanner}
        description={scanners?.length === 0 ? words.noScanner : undefined}
        options={(scanners ?? []).map(({ name, title }) => ({
          value: name,
          label: title,
        }))}
        isRequired
      />
      <SelectInput
        form={form}
        name="type"
        label={words.type}
        options={typeChoices}
      />
      {scanner?.needsSite && (
        <SelectInput
          form={form}
          name="site"
          label={words.site}
          description={scanner.sites.length ? words.siteHint : words.noSite}
          options={scanner.sites.map(({ id, name }) => ({
            value: id,
            label: name,
          }))}
          isRequired
        />
      )}
      <MultiSelectInput
        form={form}
        name="assets"
        label={words.assets}
        description={words.assetsHint}
        placeholder={words.assetsSearch}
        options={assets ?? []}
      />
      <TextAreaInput
        form={form}
        name="ranges"
        label={words.ranges}
        description={words.rangesHint}
        rows={2}
      />
    </>
  );
}

/** What can be chosen for a customer: scanners, and its most critical assets. */
function useChoices(tenant: string) {
  const client = useClient(assetsContract);
  const scanners = useLoad(
    async signal =>
      tenant
        ? client.scanSchedules.scanners({ tenant }, { signal })
        : undefined,
    [tenant],
  );
  const assets = useLoad(
    async signal =>
      tenant
        ? client.assets.list(
            { tenant, sort: 'criticality', limit: shown },
            { signal },
          )
        : undefined,
    [tenant],
  );
  return {
    scanners: scanners.data?.items,
    assets: assets.data?.items.map(({ id, title }) => ({
      value: id,
      label: title,
    })),
  };
}
