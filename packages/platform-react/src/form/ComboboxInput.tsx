import { Combobox } from '@backstage/ui';
import { fieldProps, type FieldOf } from './fieldProps';
import type { Choice } from './SelectInput';

/** One of many values, found by typing. */
export function ComboboxInput<V extends object>(
  props: FieldOf<V, string> & {
    options: readonly Choice[];
    placeholder?: string;
  },
) {
  const { form, name, options, placeholder } = props;
  return (
    <Combobox
      {...fieldProps(props)}
      placeholder={placeholder}
      search
      // Opening by itself would cover the error that the focus was sent to.
      menuTrigger="input"
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
