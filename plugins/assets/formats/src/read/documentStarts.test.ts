import { documentStarts } from './documentStarts';

describe('documentStarts', () => {
  it.each([
    ['INFO loading\n{"a":1}', '{"a":1}'],
    ['INFO loading\r\n{\r\n"a":1}', '{\r\n"a":1}'],
    ['[INFO] loading\n[0000] more\n[{"a":1}]', '[{"a":1}]'],
    ['Starting\n<?xml version="1.0"?><a/>', '<?xml version="1.0"?><a/>'],
  ])('finds the document behind the words of %j', (text, document) => {
    expect(documentStarts(text).map(at => text.slice(at))).toEqual([document]);
  });

  it.each([
    ['a document without words', '{"a":1}'],
    ['what is in another document', 'words\n  {"a":1}'],
    ['words alone', 'one {"a"} two\n[INFO] three\n{not json}'],
    ['what is far behind the start', `${'x\n'.repeat(30_000)}{"a":1}`],
  ])('finds nothing in %s', (_, text) => {
    expect(documentStarts(text)).toEqual([]);
  });
});
