import { JsonRecord } from './JsonRecord';

/** A value of JSON as text, where it is a text, a number or a truth value, as `JsonRecord.text` has it. */
export function textIn(value: unknown): string | undefined {
  return new JsonRecord({ value }).text('value');
}
