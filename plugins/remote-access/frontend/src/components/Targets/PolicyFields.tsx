import {
  CheckboxInput,
  SelectInput,
  TextInput,
  type FormState,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import type { TargetValues } from './targetValues';

const { fields } = messages.target;

/** What holds in the sessions of the target. */
export function PolicyFields({ form }: { form: FormState<TargetValues> }) {
  return (
    <>
      <TextInput
        form={form}
        name="idleMinutes"
        label={fields.idle}
        inputMode="numeric"
      />
      <TextInput
        form={form}
        name="longestMinutes"
        label={fields.longest}
        inputMode="numeric"
      />
      <SelectInput
        form={form}
        name="paste"
        label={fields.paste}
        options={Object.entries(fields.pastes).map(([value, label]) => ({
          value,
          label,
        }))}
      />
      <CheckboxInput form={form} name="copy" label={fields.copy} />
      <CheckboxInput form={form} name="highRisk" label={fields.highRisk} />
      <CheckboxInput form={form} name="watched" label={fields.watched} />
    </>
  );
}
