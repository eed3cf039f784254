import { createHash } from 'node:crypto';

/** What tells lines of code apart and survives that they move or are indented; undefined where there are none. */
export function trivyFingerprintOf(code: string): string | undefined {
  const bare = code.replace(/\s+/g, ' ').trim();
  return bare
    ? createHash('sha256').update(bare).digest('hex').slice(0, 16)
    : undefined;
}
