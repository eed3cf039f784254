import { createHash } from 'node:crypto';

/** 16 hexadecimal digits that stand for a text, such as the code at which a weakness shows. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
