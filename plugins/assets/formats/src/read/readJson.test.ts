import { allOf } from '../testing/allOf';
import { defaultScanLimits } from './ScanLimits';
import { readJson } from './readJson';

async function* pieces(text: string, size = 7) {
  for (let at = 0; at < text.length; at += size)
    yield text.slice(at, at + size);
}

async function read(text: string, paths: string[], limits = {}) {
  const found: [string, unknown, unknown][] = [];
  const all = readJson(pieces(text), paths, {
    ...defaultScanLimits,
    ...limits,
  });
  for await (const { path, value, parents } of all)
    found.push([path, value, parents.at(-1)]);
  return found;
}

describe('readJson', () => {
  it('yields the values at the paths with the fields that stand before them', async () => {
    const text = JSON.stringify({
      name: 'a',
      results: [{ target: 't', items: [{ id: 1 }, { id: 2 }] }, { items: [] }],
      other: { results: [{ items: [{ id: 3 }] }] },
    });
    expect(await read(text, ['results[].items[]', 'name'])).toEqual([
      ['name', 'a', { name: 'a' }],
      ['results[].items[]', { id: 1 }, {}],
      ['results[].items[]', { id: 2 }, {}],
    ]);
  });

  it('takes an object for the only item of the list that it stands for', async () => {
    const paths = ['results[].items[]', 'results[].name'];
    const one = { results: [{ name: 'a', items: [{ id: 1 }] }] };
    const found = await read(JSON.stringify(one), paths);
    const items = { results: [{ name: 'a', items: { id: 1 } }] };
    const results = { results: { name: 'a', items: [{ id: 1 }] } };
    expect(await read(JSON.stringify(items), paths)).toEqual(found);
    expect(await read(JSON.stringify(results), paths)).toEqual(found);
    const bare = JSON.stringify({ results: {}, next: { id: 2 } });
    expect(await read(bare, ['results[]', 'next'])).toHaveLength(2);
    expect(await read('{"id":1}', ['[]'])).toEqual([]);
  });

  it('refuses a second value where there may be but one', async () => {
    const text = '{"a":1}\n{"a":2}\n';
    expect(await read(text, ['a'])).toHaveLength(2);
    expect(await read('{"a":1}\n', ['a'], { values: 1 })).toHaveLength(1);
    await expect(read(text, ['a'], { values: 1 })).rejects.toThrow(
      'Several reports',
    );
  });

  it('knows the fields of all objects that a value is in', async () => {
    const all = readJson(
      pieces('{"run":7,"hosts":[{"name":"a","ports":[80]}]}'),
      ['hosts[].ports[]'],
      defaultScanLimits,
    );
    const [match] = await allOf(all);
    expect(match.parents).toEqual([{ run: 7 }, {}, { name: 'a' }, {}]);
    expect(match.place).toEqual(['hosts', 0, 'ports', 0]);
  });

  it('reads values that follow each other, on lines or not', async () => {
    expect(await read('{"a":1}\n{"a":2}{"a":3}\n\n', [''])).toEqual([
      ['', { a: 1 }, undefined],
      ['', { a: 2 }, undefined],
      ['', { a: 3 }, undefined],
    ]);
  });

  it('keeps numbers that a double cannot hold as text', async () => {
    expect(await read('[9007199254740993, 12, 1.5, -3e2]', ['[]'])).toEqual(
      ['9007199254740993', 12, 1.5, -300].map(value => ['[]', value, {}]),
    );
  });

  it('reads the same however the text is cut into pieces', async () => {
    const value = {
      'a"\\': [
        '\\"',
        '\\\\',
        '{[,]}',
        'ü€😀',
        '',
        0,
        -1.5e-7,
        true,
        null,
        {},
        [],
      ],
      list: [{ deep: [[[1]], { x: '\\' }] }, 'end'],
    };
    const text = JSON.stringify(value, undefined, 1);
    for (const size of [1, 2, 3, 5, 8, 1000])
      for (const [path, expected] of [
        ['', value],
        ['list', value.list],
        ['list[].deep[].x', '\\'],
      ] as const) {
        const all = readJson(pieces(text, size), [path], defaultScanLimits);
        expect((await allOf(all)).map(each => each.value)).toEqual([expected]);
      }
  });

  it('reads what tools write that is no strict JSON, and says so once', async () => {
    const text = '{"a":NaN,"b":-Infinity,"c":"one\ntwo \\d \\n"}\n{"a":NaN}';
    const warn = jest.fn();
    const options = { ...defaultScanLimits, warn };
    const found = await allOf(readJson(pieces(text), [''], options));
    expect(found.map(({ value }) => value)).toEqual([
      { a: null, b: null, c: 'one\ntwo \\d \n' },
      { a: null },
    ]);
    expect(warn.mock.calls).toEqual([
      [expect.stringContaining('no strict JSON')],
    ]);
    expect(await read('{"a":[NaN,1]}', ['a[]'])).toEqual([
      ['a[]', null, {}],
      ['a[]', 1, {}],
    ]);
  });

  it('leaves out lines behind a value that are none, and says so', async () => {
    for (const size of [1, 3, 1000]) {
      const warn = jest.fn();
      const text =
        '{"a":1}\nMore: [x]\n[INFO] done\n2026-01-01 {"a":0}\n{"a":2}\ntrue';
      const options = { ...defaultScanLimits, warn };
      const found = await allOf(readJson(pieces(text, size), ['a'], options));
      expect(found.map(({ value }) => value)).toEqual([1, 2]);
      expect(warn.mock.calls).toEqual([
        [expect.stringMatching(/^What stands behind .*“M/)],
      ]);
    }
  });

  it.each(['{"a":1} more', '{"a":1},\n{"a":2}', 'more\n{"a":1}'])(
    'refuses %j, which may have been cut',
    async text => {
      await expect(read(text, ['a'])).rejects.toThrow(/no valid JSON/);
    },
  );

  it('takes __proto__ for a field like any other', async () => {
    const [[, value]] = await read('{"__proto__":{"admin":true},"a":1}', ['']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value as object)).toEqual(['__proto__', 'a']);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it.each([
    ['{"a":1', /cut off/],
    ['{"a":[1,2', /cut off/],
    ['', /empty/],
    ['{"a" 1}', /no valid JSON/],
    ['{"a":1,}', /no valid JSON/],
    ['[1 2]', /no valid JSON/],
    ['[1,]', /no valid JSON/],
    ['{1:2}', /no valid JSON/],
    ['[}', /no valid JSON/],
    ['{"a":tru}', /no valid JSON/],
    ['<html>', /no valid JSON/],
  ])('refuses %j', async (text, message) => {
    await expect(read(text, ['a'])).rejects.toThrow(message);
  });

  it('refuses what is too deep, too long or too much', async () => {
    await expect(read('['.repeat(100_000), [''])).rejects.toThrow(/deep/);
    await expect(
      read(JSON.stringify(['x'.repeat(2000)]), ['[]'], { textLength: 1000 }),
    ).rejects.toThrow(/longer than 1000/);
    await expect(
      read(JSON.stringify([[1, 2, 3, 4]]), ['[]'], { nodes: 3 }),
    ).rejects.toThrow(/more than 3 values/);
  });
});
