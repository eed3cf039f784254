import { Checkbox, CheckboxGroup } from '@backstage/ui';
import { fieldProps, type FieldOf } from './fieldProps';
import type { Choice } from './SelectInput';

/** Any of a few values that are all shown. */
export function CheckboxGroupInput<V extends object>(
  props: FieldOf<V, string[]> & {
    options: readonly Choice[];
    /** Side by side, as far as there is room, where they are short. */
    orientation?: 'horizontal' | 'vertical';
  },
) {
  const { form, name, options, orientation } = props;
  return (
    <CheckboxGroup
      {...fieldProps(props)}
      orientation={orientation}
      value={form.values[name] as string[]}
      onChange={values => form.set(name, values as V[typeof name])}
    >
      {options.map(({ value, label }) => (
        <Checkbox key={value} value={value}>
          {label}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
