import type { AnyContractProcedure } from '@orpc/contract';
import type { ZodType } from 'zod';
import { messages } from '../messages';

/** What is wrong with the input of an endpoint, by its first-level fields; nothing where it is valid. */
export function checkInput(
  endpoint: AnyContractProcedure,
  input: unknown,
): Record<string, string> {
  const schema = endpoint['~orpc'].inputSchema as ZodType | undefined;
  const parsed = schema?.safeParse(input);
  if (!parsed || parsed.success) return {};
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    const field = String(path[0] ?? '');
    const given = (input as Record<string, unknown> | undefined)?.[field];
    errors[field] ??= given === undefined ? messages.form.required : message;
  }
  return errors;
}
