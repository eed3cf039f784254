/** A value that can be said in JSON. Bytes are UTF-8 text, whose value need not become a string that stays in memory. */
export type Sayable =
  | string
  | number
  | boolean
  | Uint8Array
  | Sayable[]
  | { [name: string]: Sayable | undefined };

/** Writes a value as JSON, into bytes that can be wiped. */
export function encodeMessage(value: Sayable): Buffer {
  const parts: Buffer[] = [];
  write(value, parts);
  const message = Buffer.concat(parts);
  for (const part of parts) part.fill(0);
  return message;
}

function write(value: Sayable, parts: Buffer[]): void {
  if (value instanceof Uint8Array) {
    parts.push(quoted(value));
  } else if (Array.isArray(value)) {
    between(
      '[]',
      parts,
      value.map(item => () => write(item, parts)),
    );
  } else if (typeof value === 'object') {
    const entries = Object.entries(value).flatMap(([name, item]) =>
      item === undefined ? [] : [{ name, item }],
    );
    const members = entries.map(({ name, item }) => () => {
      parts.push(Buffer.from(`${JSON.stringify(name)}:`));
      write(item, parts);
    });
    between('{}', parts, members);
  } else {
    parts.push(Buffer.from(JSON.stringify(value)));
  }
}

/** Writes one after the other, with commas between them and brackets around. */
function between(
  [begin, end]: string,
  parts: Buffer[],
  items: (() => void)[],
): void {
  parts.push(Buffer.from(begin));
  items.forEach((item, index) => {
    if (index > 0) parts.push(Buffer.from(','));
    item();
  });
  parts.push(Buffer.from(end));
}

const quote = 0x22;
const backslash = 0x5c;

function quoted(text: Uint8Array): Buffer {
  // At most six bytes for one.
  const bytes = Buffer.alloc(text.length * 6 + 2);
  let at = bytes.writeUInt8(quote);
  for (const byte of text) {
    if (byte < 0x20) {
      at += bytes.write(`\\u${byte.toString(16).padStart(4, '0')}`, at);
      continue;
    }
    if (byte === quote || byte === backslash) {
      at = bytes.writeUInt8(backslash, at);
    }
    at = bytes.writeUInt8(byte, at);
  }
  at = bytes.writeUInt8(quote, at);
  return bytes.subarray(0, at);
}
