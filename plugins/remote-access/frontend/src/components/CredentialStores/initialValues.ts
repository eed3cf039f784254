import type { StoreField, StoreValues } from '@wardroom/remote-access-common';

/** What a form of these fields begins with: what is known, else what each field holds by itself. */
export function initialValues(
  fields: StoreField[],
  prefix: string,
  known: StoreValues = {},
): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ name, initial = '' }) => [
      `${prefix}.${name}`,
      known[name] ?? initial,
    ]),
  );
}
