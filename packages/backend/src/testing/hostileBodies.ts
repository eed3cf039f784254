import { gzipSync } from 'node:zlib';

const json = 'Content-Type: application/json';
const utf16 = Buffer.from('{"reason":"because"}', 'utf16le');
const form =
  '--x\r\nContent-Disposition: form-data; name="reason"\r\n\r\nbecause\r\n--x--\r\n';

/** JSON 10,000 levels deep. */
export const deep = '['.repeat(10_000) + ']'.repeat(10_000);

type HostileBody = {
  headers: string[];
  body: string | Uint8Array;
  /** What the contract server answers. */
  status: number;
  /** The field it names, where there is one. */
  field?: string;
};

const of = (
  status: number,
  body: string | Uint8Array,
  headers = [json],
): HostileBody => ({ status, body, headers });

/** Bodies that no endpoint takes, by what is wrong with them. */
export const hostileBodies: Record<string, HostileBody> = {
  'a body of 10 MB': of(413, Buffer.alloc(10e6, 'a')),
  'a body of 10 MB in pieces': of(413, inPieces(10e6), [
    json,
    'Transfer-Encoding: chunked',
  ]),
  'JSON 10,000 deep': of(400, deep),
  'a field 10,000 deep': of(400, `{"x":${deep}}`),
  'objects 10,000 deep': of(
    400,
    `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  ),
  'a prototype': {
    ...of(400, '{"__proto__":{"polluted":1}}'),
    field: '__proto__',
  },
  'a prototype in disguise': {
    ...of(400, '{"x":[{"\\u005f_proto__":{"polluted":1}}]}'),
    field: 'x.0.__proto__',
  },
  'a constructor': {
    ...of(400, '{"constructor":{"prototype":{"polluted":1}}}'),
    field: 'constructor',
  },
  'a key with NUL': of(400, '{"a\\u0000b":1}'),
  'half a character': {
    ...of(400, '{"x":{"y":"\\ud800"}}'),
    field: 'x.y',
  },
  'broken JSON': of(400, '{"reason":'),
  'a list': of(400, '[]'),
  null: of(400, 'null'),
  'a number too large': of(400, '1e999'),
  'bytes that are no text': of(400, Buffer.from([0x7b, 0x22, 0xff, 0x22])),
  'plain text': of(415, '{}', ['Content-Type: text/plain']),
  'a form': of(415, form, ['Content-Type: multipart/form-data; boundary=x']),
  'a body without a type': of(415, '{}', []),
  'UTF-16': of(415, utf16, ['Content-Type: application/json; charset=utf-16']),
  'UTF-8 that claims to be UTF-16': of(415, '{}', [
    'Content-Type: application/json; charset=utf-16',
  ]),
  'a gzip bomb': of(415, gzipSync(Buffer.alloc(10e6, ' ')), [
    json,
    'Content-Encoding: gzip',
  ]),
};

function inPieces(bytes: number): string {
  const piece = `10000\r\n${' '.repeat(0x10000)}\r\n`;
  return `${piece.repeat(Math.ceil(bytes / 0x10000))}0\r\n\r\n`;
}
