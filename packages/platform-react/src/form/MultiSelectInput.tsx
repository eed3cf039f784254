import { Select } from '@backstage/ui';
import { choiceProps, type FieldOf } from './fieldProps';
import type { Choice } from './SelectInput';

/** Several of given values, found by typing where there are many. */
export function MultiSelectInput<V extends object>(
  props: FieldOf<V, string[]> & {
    options: readonly Choice[];
    placeholder?: string;
  },
) {
  const { form, name, options, placeholder } = props;
  return (
    <Select
      {...choiceProps(props)}
      selectionMode="multiple"
      placeholder={placeholder}
      search={options.length > 8 || undefined}
      options={options.map(({ value, label, description }) => ({
        id: value,
        label,
        description,
      }))}
      value={form.values[name] as string[]}
      onChange={keys => form.set(name, keys.map(String) as V[typeof name])}
    />
  );
}
