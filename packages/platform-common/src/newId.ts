const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * A new identifier: the prefix of its noun, an underscore and 20 random characters (100 bits).
 *
 * @param prefix - two to five letters naming the noun, such as `int` for an intervention
 */
export function newId(prefix: string): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(20));
  let id = `${prefix}_`;
  for (const byte of bytes) id += alphabet[byte % 32];
  return id;
}
