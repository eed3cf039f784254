import type { StoreField, StoreValues } from '@wardroom/remote-access-common';

/** The values of these fields in a form, without those that are empty. */
export function givenValues(
  fields: StoreField[],
  prefix: string,
  values: Record<string, string>,
): StoreValues {
  return Object.fromEntries(
    fields.flatMap(({ name }) => {
      const value = values[`${prefix}.${name}`]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}
