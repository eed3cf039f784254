import { PasswordField } from '@backstage/ui';
import { fieldProps, type FieldOf } from './fieldProps';

/** A password, hidden while it is typed. */
export function PasswordInput<V extends object>(
  props: FieldOf<V, string> & {
    autoComplete: 'current-password' | 'new-password';
  },
) {
  const { form, name, autoComplete } = props;
  return (
    <PasswordField
      {...fieldProps(props)}
      autoComplete={autoComplete}
      value={form.values[name] as string}
      onChange={value => form.set(name, value as V[typeof name])}
    />
  );
}
