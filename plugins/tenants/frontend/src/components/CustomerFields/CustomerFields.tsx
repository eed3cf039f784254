import type { ReactNode } from 'react';
import {
  ComboboxInput,
  SelectInput,
  TextInput,
  type FormState,
} from '@wardroom/platform-react';
import { Tier } from '@wardroom/tenants-common';
import { messages } from '../../messages';
import { tierName } from '../CustomerState/tierName';
import type { CustomerValues } from './customerValues';

const words = messages.fields;
const tiers = Tier.options.map(value => ({ value, label: tierName(value) }));
const timeZones = ['UTC', ...Intl.supportedValuesOf('timeZone')].map(value => ({
  value,
  label: value,
}));

/** The fields of a customer that can be changed. */
export function CustomerFields<V extends CustomerValues>(props: {
  form: FormState<V>;
  /** Fields that follow the name. */
  children?: ReactNode;
}) {
  const form = props.form as unknown as FormState<CustomerValues>;
  return (
    <>
      <TextInput form={form} name="name" label={words.name} isRequired />
      {props.children}
      <TextInput form={form} name="legalName" label={words.legalName} />
      <SelectInput
        form={form}
        name="tier"
        label={words.tier}
        options={tiers}
        isRequired
      />
      <TextInput
        form={form}
        name="key"
        label={words.key}
        description={words.keyHint}
        isRequired
      />
      <ComboboxInput
        form={form}
        name="timeZone"
        label={words.timeZone}
        description={words.timeZoneHint}
        options={timeZones}
        isRequired
      />
      <TextInput form={form} name="industry" label={words.industry} />
      <TextInput form={form} name="region" label={words.region} />
    </>
  );
}
