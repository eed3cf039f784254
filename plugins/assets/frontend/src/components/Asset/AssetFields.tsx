import {
  SelectInput,
  TextAreaInput,
  TextInput,
  type FormState,
} from '@wardroom/platform-react';
import { AssetType, Criticality, Exposure } from '@wardroom/assets-common';
import { messages } from '../../messages';
import type { AssetValues } from './assetValues';

const words = messages.fields;
const types = AssetType.options.map(value => ({
  value,
  label: messages.types[value],
}));
const criticalities = Criticality.options.map(value => ({
  value,
  label: messages.criticalities[value],
}));
const exposures = Exposure.options.map(value => ({
  value,
  label: messages.exposures[value],
}));

/** The fields of an asset that can be changed. */
export function AssetFields<V extends AssetValues>(props: {
  form: FormState<V>;
}) {
  const form = props.form as unknown as FormState<AssetValues>;
  return (
    <>
      <TextInput form={form} name="title" label={words.title} isRequired />
      <SelectInput
        form={form}
        name="type"
        label={words.type}
        options={types}
        isRequired
      />
      <SelectInput
        form={form}
        name="criticality"
        label={words.criticality}
        description={words.criticalityHint}
        options={criticalities}
        isRequired
      />
      <SelectInput
        form={form}
        name="exposure"
        label={words.exposure}
        description={words.exposureHint}
        options={exposures}
        isRequired
      />
      <TextInput
        form={form}
        name="owner"
        label={words.owner}
        description={words.ownerHint}
      />
      <TextAreaInput
        form={form}
        name="addresses"
        label={words.addresses}
        description={words.addressesHint}
        rows={3}
      />
      <TextInput
        form={form}
        name="tags"
        label={words.tags}
        description={words.tagsHint}
      />
      <TextAreaInput form={form} name="notes" label={words.notes} rows={3} />
    </>
  );
}
