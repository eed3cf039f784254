import type { ParsedKey } from 'ssh2';

/** The library keeps a key for as long as anything refers to it, in properties that are named by symbols. */
export function forgetKey(key: ParsedKey): void {
  for (const part of Object.getOwnPropertySymbols(key)) {
    Reflect.set(key, part, undefined);
  }
}
