import { Radio, RadioGroup } from '@backstage/ui';
import { fieldProps, type FieldOf } from './fieldProps';
import type { Choice } from './SelectInput';

/** One of a few values that are all shown. */
export function RadioInput<V extends object>(
  props: FieldOf<V, string> & { options: readonly Choice[] },
) {
  const { form, name, options } = props;
  return (
    <RadioGroup
      {...fieldProps(props)}
      value={form.values[name] as string}
      onChange={value => form.set(name, value as V[typeof name])}
    >
      {options.map(({ value, label }) => (
        <Radio key={value} value={value}>
          {label}
        </Radio>
      ))}
    </RadioGroup>
  );
}
