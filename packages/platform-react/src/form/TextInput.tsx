import { TextField, type TextFieldProps } from '@backstage/ui';
import { fieldProps, type FieldOf } from './fieldProps';

/** One line of text. */
export function TextInput<V extends object>(
  props: FieldOf<V, string> &
    Pick<
      TextFieldProps,
      'type' | 'autoComplete' | 'maxLength' | 'placeholder' | 'inputMode'
    >,
) {
  const { form, name, label, description, isRequired, ...rest } = props;
  return (
    <TextField
      {...rest}
      {...fieldProps(props)}
      value={form.values[name] as string}
      onChange={value => form.set(name, value as V[typeof name])}
    />
  );
}
