import { Select } from '@backstage/ui';
import { choiceProps, type FieldOf } from './fieldProps';

export type Choice = { value: string; label: string; description?: string };

/** One of a few given values. */
export function SelectInput<V extends object>(
  props: FieldOf<V, string> & {
    options: readonly Choice[];
    placeholder?: string;
  },
) {
  const { form, name, options, placeholder } = props;
  return (
    <Select
      {...choiceProps(props)}
      placeholder={placeholder}
      options={options.map(({ value, label, description }) => ({
        id: value,
        label,
        description,
      }))}
      value={(form.values[name] as string) || null}
      onChange={key => form.set(name, String(key ?? '') as V[typeof name])}
    />
  );
}
