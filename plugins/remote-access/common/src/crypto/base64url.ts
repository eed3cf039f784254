const alphabet =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Map([...alphabet].map((letter, value) => [letter, value]));

function encode(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const rest = bytes.length - at;
    const word =
      (bytes[at] << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += alphabet[word >> 18] + alphabet[(word >> 12) & 63];
    if (rest > 1) text += alphabet[(word >> 6) & 63];
    if (rest > 2) text += alphabet[word & 63];
  }
  return text;
}

function decode(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let word = 0;
  let bits = 0;
  let at = 0;
  for (const letter of text) {
    const value = values.get(letter);
    if (value === undefined) throw new TypeError('This is not base64url text');
    word = ((word << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (word >> bits) & 255;
    }
  }
  // Left-over bits would give one value several spellings.
  if (text.length % 4 === 1 || (word & ((1 << bits) - 1)) !== 0) {
    throw new TypeError('This is not base64url text');
  }
  return bytes;
}

/** Bytes as base64url text without padding (RFC 4648 §5), the same in browser and Node. */
export const base64url = { encode, decode };
