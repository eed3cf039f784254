import { allOf } from '../testing/allOf';
import { defaultScanLimits } from './ScanLimits';
import { readXml } from './readXml';

async function* pieces(text: string) {
  for (let at = 0; at < text.length; at += 7) yield text.slice(at, at + 7);
}

function read(text: string, paths: string[], limits = {}) {
  return allOf(
    readXml(pieces(text), paths, { ...defaultScanLimits, ...limits }),
  );
}

describe('readXml', () => {
  it('yields the elements at the paths, with what they are in', async () => {
    const text = `<?xml version="1.0"?><report id="7"><host name="a"><item port="80">x<b>y</b></item></host><item/></report>`;
    const [match, ...others] = await read(text, ['report/host/item']);
    expect(others).toEqual([]);
    expect(match.element.attributes).toEqual({ port: '80' });
    expect(match.element.text('b')).toBe('y');
    expect(match.element.fullText()).toBe('x\ny');
    expect(match.parents.map(({ name }) => name)).toEqual(['report', 'host']);
    expect(match.parents[1].attributes).toEqual({ name: 'a' });
    expect(match.parents[1].children).toEqual([]);
  });

  it('finds elements anywhere, with any name at a step, and without prefixes', async () => {
    const text = `<x:r xmlns:x="u"><x:a><x:b>1</x:b></x:a><c><b>2</b></c></x:r>`;
    const found = async (path: string) =>
      (await read(text, [path])).map(({ element }) => element.fullText());
    expect(await found('**/b')).toEqual(['1', '2']);
    expect(await found('r/*/b')).toEqual(['1', '2']);
    expect(await found('r/a/b')).toEqual(['1']);
  });

  it('skips a document type and never fetches it', async () => {
    const text = `<!DOCTYPE a SYSTEM "http://127.0.0.1:1/x.dtd" [<!ELEMENT a (#PCDATA)>]><a>1</a>`;
    expect(await read(text, ['a'])).toHaveLength(1);
  });

  it.each([
    [
      'space before the declaration',
      '\ufeff\n <?xml version="1.0"?><a>x</a>',
      'x',
    ],
    [
      'characters that XML forbids',
      '<a>\u001b[0mx\u0000</a>',
      '\ufffd[0mx\ufffd',
    ],
    ['references to such', '<a>x&#x1b;y&#0;</a>', 'x&#x1b;y&#0;'],
  ])('takes %s, as scanners write it', async (_, text, content) => {
    const [{ element }] = await read(text, ['a']);
    expect(element.fullText()).toBe(content);
  });

  it.each([
    [
      'entities',
      '<!DOCTYPE a [<!ENTITY x "1">]><a>&x;</a>',
      /declares entities/,
    ],
    [
      'files as entities',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      /declares entities/,
    ],
    [
      'parameter entities',
      '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:1/"> %x;]><a/>',
      /declares entities/,
    ],
    ['unknown entities', '<a>&x;</a>', /no valid XML/],
    ['an end that is missing', '<a><b></a>', /no valid XML/],
    ['a file that breaks off', '<a><b>', /no valid XML/],
    ['no element', '   ', /no valid XML/],
    ['depth', '<a>'.repeat(100_000), /deep/],
    [
      'attributes',
      `<a ${Array.from({ length: 1000 }, (_, at) => `x${at}="1"`).join(' ')}/>`,
      /attributes/,
    ],
  ])('refuses %s', async (_, text, message) => {
    await expect(read(text, ['a'])).rejects.toThrow(message);
  });

  it('refuses text and records that are too long', async () => {
    await expect(
      read(`<a>${'x'.repeat(5000)}</a>`, ['a'], { textLength: 1000 }),
    ).rejects.toThrow(/longer than 1000/);
    await expect(
      read(`<a>${'<b/>'.repeat(10)}</a>`, ['a'], { nodes: 5 }),
    ).rejects.toThrow(/more than 5 elements/);
  });

  it('yields elements at their start tags where the path says so, and what is in them too', async () => {
    const text = '<r v="1"><s n="a"/><s n="b"><t>x</t></s></r>';
    const found = await read(text, ['r/@', 'r/s/@', 'r/s/t']);
    expect(
      found.map(({ path, element, parents }) => [
        path,
        { ...element.attributes },
        element.fullText(),
        parents.length,
      ]),
    ).toEqual([
      ['r/@', { v: '1' }, '', 0],
      ['r/s/@', { n: 'a' }, '', 1],
      ['r/s/@', { n: 'b' }, '', 1],
      ['r/s/t', {}, 'x', 2],
    ]);
  });
});
