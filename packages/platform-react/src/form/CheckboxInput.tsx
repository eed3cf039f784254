import { Checkbox } from '@backstage/ui';
import type { FieldOf } from './fieldProps';

/** Yes or no. */
export function CheckboxInput<V extends object>(props: FieldOf<V, boolean>) {
  const { form, name, label, isRequired, isDisabled } = props;
  return (
    <Checkbox
      name={name}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={name in form.errors}
      isSelected={form.values[name] as boolean}
      onChange={on => form.set(name, on as V[typeof name])}
    >
      {label}
    </Checkbox>
  );
}
