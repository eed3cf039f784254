import { SelectInput, type FormState } from '@wardroom/platform-react';
import { messages } from '../../messages';
import { optionsOf } from './optionsOf';
import type { TargetValues } from './targetValues';

const { fields: words } = messages.target;

/** How many colours a desktop has. */
export function ColorField({ form }: { form: FormState<TargetValues> }) {
  return (
    <SelectInput
      form={form}
      name="colorDepth"
      label={words.colorDepth}
      options={optionsOf(words.colorDepths)}
    />
  );
}
