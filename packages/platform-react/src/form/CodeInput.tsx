import type { FieldOf } from './fieldProps';
import { TextInput } from './TextInput';

/** Digits that are shown as two groups, as "123 456", with room to spare. */
const mostCharacters = 9;

/** A one-time code: digits alone on a phone's keyboard, and filled in by whoever keeps codes. */
export function CodeInput<V extends object>(props: FieldOf<V, string>) {
  return (
    <TextInput
      {...props}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={mostCharacters}
    />
  );
}
