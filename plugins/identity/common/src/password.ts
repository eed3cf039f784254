import { z } from 'zod';

/** A password, taken as it is: trimming would make two passwords equal. */
export const password = z.string().min(1, 'must not be empty').max(256);

/** A one-time code; apps show it in two groups. */
export const code = z
  .string()
  .max(12)
  .transform(typed => typed.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'must be the six digits of your app'));
