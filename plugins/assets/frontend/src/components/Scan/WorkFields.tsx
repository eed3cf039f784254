import {
  ComboboxInput,
  MultiSelectInput,
  SelectInput,
  TextAreaInput,
  TextInput,
  useTenant,
  useTenantChoices,
  type FormState,
} from '@wardroom/platform-react';
import { ScanType } from '@wardroom/assets-common';
import { messages } from '../../messages';
import type { ScheduleValues } from './scheduleInput';
import { SettingsFields } from './SettingsFields';
import type { ScanChoices } from './useScanChoices';

const { form: words, types, typeHints } = messages.scan;

/** With what a scan looks, and at what. */
export function WorkFields(props: {
  form: FormState<ScheduleValues>;
  isNew: boolean;
  choices: ScanChoices;
}) {
  const { form, isNew, choices } = props;
  const { scanners, assets } = choices;
  const { scanner: chosen } = form.values;
  const { workspace } = useTenant();
  const customers = useTenantChoices();
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
      {scanner?.settingsSchema && (
        <SettingsFields form={form} schema={scanner.settingsSchema} />
      )}
    </>
  );
}
