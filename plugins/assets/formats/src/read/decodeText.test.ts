import { encodingOf } from './decodeText';

describe('encodingOf', () => {
  const bytes = (text: string, encoding: BufferEncoding) =>
    Buffer.from(text, encoding);

  it.each([
    ['a table in UTF-8', bytes('Müller;1\n', 'utf8'), 'utf-8'],
    ['a table of a spreadsheet', bytes('Müller;1\n', 'latin1'), 'windows-1252'],
    [
      'a table in UTF-8 with a broken letter',
      Buffer.concat([bytes('Müller;', 'utf8'), bytes('ü\n', 'latin1')]),
      'utf-8',
    ],
    ['JSON, which has but one encoding', bytes('{"a":"ü"}', 'latin1'), 'utf-8'],
    [
      'XML that says it',
      bytes('<?xml version="1.0" encoding="ISO-8859-1"?><a>ü</a>', 'latin1'),
      'ISO-8859-1',
    ],
    ['UTF-16 without a mark', bytes('a;b\n', 'utf16le'), 'utf-16le'],
    ['no bytes', bytes('', 'utf8'), 'utf-8'],
  ])('knows that of %s', (_, start, encoding) => {
    expect(encodingOf(start)).toBe(encoding);
  });
});
