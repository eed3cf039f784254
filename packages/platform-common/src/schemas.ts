import { z } from 'zod';

const forbiddenInLine = /[\u0000-\u001f\u007f\u2028\u2029]/;
const forbiddenInText = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** One line of text of up to `max` characters: trimmed, not empty, without control characters. */
export function line(max: number) {
  return z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`)
    .refine(value => !forbiddenInLine.test(value), {
      message: 'must not contain control characters or line breaks',
    });
}

/** Text of up to `max` characters, with line breaks and tabs but no other control characters. */
export function text(max: number) {
  return z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`)
    .refine(value => !forbiddenInText.test(value), {
      message: 'must not contain control characters',
    });
}

/** A name as it stands in addresses: lowercase letters, digits and single hyphens. */
export const slug = z
  .string()
  .regex(
    /^[a-z0-9](?:-?[a-z0-9]){1,39}$/,
    'must be 2 to 40 lowercase letters, digits and single hyphens',
  );

/** A tenant's id: its slug, which never changes and is never used again. */
export const tenantId = slug;

/** Reference of a person in the catalog: `user:<tenant>/<name>`. */
export const personRef = z
  .string()
  .max(120)
  .regex(/^user:[a-z0-9-]+\/[a-z0-9._-]+$/, 'must look like user:acme/jane');

/** A person, or a plugin that acts by itself: `plugin:remote-access`. */
export const personOrPluginRef = z
  .string()
  .max(120)
  .regex(/^(user:[a-z0-9-]+\/[a-z0-9._-]+|plugin:[a-z-]+|anonymous)$/);

/** An identifier made by `newId` with this prefix. */
export function id(prefix: string) {
  return z
    .string()
    .regex(
      new RegExp(`^${prefix}_[a-z0-9]{4,32}$`),
      `must be an id such as ${prefix}_…`,
    );
}

/** A point in time as ISO 8601 with zone, such as `2026-03-01T09:30:00.000Z`. */
export const isoTime = z.iso.datetime({ offset: true });

/** An e-mail address, in lower case. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('must be an e-mail address'));

/** One value or several of them, as queries repeat a name. */
export function several<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    value => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(schema).max(50),
  );
}
