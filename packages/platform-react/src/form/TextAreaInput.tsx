import { TextAreaField } from '@backstage/ui';
import { fieldProps, type FieldOf } from './fieldProps';

/** Text of several lines. */
export function TextAreaInput<V extends object>(
  props: FieldOf<V, string> & {
    rows?: number;
    maxLength?: number;
    placeholder?: string;
  },
) {
  const { form, name, rows = 4, maxLength, placeholder } = props;
  return (
    <TextAreaField
      {...fieldProps(props)}
      rows={rows}
      maxLength={maxLength}
      placeholder={placeholder}
      value={form.values[name] as string}
      onChange={value => form.set(name, value as V[typeof name])}
    />
  );
}
