import { canonicalJson } from './canonicalJson';

describe('canonicalJson', () => {
  it.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [
      { '€': 1, '\r': 2, '1': 3, '😀': 4, ö: 5 },
      '{"\\r":2,"1":3,"ö":5,"€":1,"😀":4}',
    ],
    [[3, [1, { z: null, y: true }]], '[3,[1,{"y":true,"z":null}]]'],
    [{ a: undefined, b: 1 }, '{"b":1}'],
    [
      { 9: 'i', 10: 'j', x: { 2: [], 10: {} } },
      '{"10":"j","9":"i","x":{"10":{},"2":[]}}',
    ],
    [
      JSON.parse('{"__proto__":{"b":1,"a":2},"a":1}'),
      '{"__proto__":{"a":2,"b":1},"a":1}',
    ],
    [
      [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27, -0],
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    ],
    ['€$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    ['\ud800', '"\\ud800"'],
    [new Date(0), '"1970-01-01T00:00:00.000Z"'],
    [{}, '{}'],
    [[], '[]'],
  ])('writes %j as the standard does', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([[NaN], [Infinity], [undefined], [() => 1], [1n]])(
    'refuses %p',
    value => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
      expect(() => canonicalJson({ deep: [value] })).toThrow(TypeError);
    },
  );

  it('tells a key with a line feed from two keys', () => {
    expect(canonicalJson({ one: 1, two: 2 })).toBe('{"one":1,"two":2}');
    expect(canonicalJson({ 'one\ntwo': 1 })).toBe('{"one\\ntwo":1}');
    expect(canonicalJson({ 'four\nfive': 1 })).toBe('{"four\\nfive":1}');
    expect(canonicalJson({ four: 1, five: 2 })).toBe('{"five":2,"four":1}');
  });

  it('does not depend on the order in which fields were set, and parses back to the same value', () => {
    for (let round = 0; round < 500; round++) {
      const value = randomValue(4);
      const text = canonicalJson(value);
      expect(canonicalJson(shuffled(value))).toBe(text);
      expect(JSON.parse(text)).toEqual(value);
    }
  });
});

function randomValue(depth: number): unknown {
  const kind = Math.floor(Math.random() * (depth > 0 ? 6 : 4));
  if (kind === 0)
    return Math.random() * 10 ** Math.floor(Math.random() * 40 - 20);
  if (kind === 1)
    return String.fromCodePoint(
      ...[1, 2, 3].map(() => Math.floor(Math.random() * 0xd7ff)),
    );
  if (kind === 2) return null;
  if (kind === 3) return Math.random() > 0.5;
  const values = [1, 2, 3].map(() => randomValue(depth - 1));
  if (kind === 4) return values;
  return Object.fromEntries(
    values.map(v => [Math.random().toString(36).slice(2), v]),
  );
}

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([k, v]) => [k, shuffled(v)]);
  return Object.fromEntries(entries.reverse());
}
