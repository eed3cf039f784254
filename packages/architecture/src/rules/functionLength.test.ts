import { tinyTree } from '../testing/tinyTree';
import { functionLength } from './functionLength';

const body = (lines: number) => 'line();\n'.repeat(lines - 2);
const found = (path: string, text: string) =>
  functionLength(tinyTree({ [`packages/cli/src/${path}`]: text })).map(
    v => v.what,
  );

describe('functionLength', () => {
  it.each([
    ['a function', (inside: string) => `function f() {\n${inside}}`],
    ['an arrow function', (inside: string) => `const f = () => {\n${inside}};`],
    ['a method', (inside: string) => `class C { f() {\n${inside}} }`],
    [
      'a wrapped one',
      (inside: string) => `const f = memo(() => {\n${inside}});`,
    ],
  ])('refuses line 81 of %s', (_, wrap) => {
    expect(found('a.ts', wrap(body(80)))).toEqual([]);
    expect(found('a.ts', wrap(body(81)))).toEqual([
      'f has 81 lines; the limit is 80',
    ]);
  });

  it('gives components more room, but not the functions beside them', () => {
    expect(found('A.tsx', `function Page() {\n${body(150)}}`)).toEqual([]);
    expect(found('A.tsx', `function Page() {\n${body(151)}}`)).toHaveLength(1);
    expect(found('A.tsx', `function load() {\n${body(81)}}`)).toHaveLength(1);
  });

  it('leaves tests and migrations out', () => {
    expect(
      found('a.test.ts', `describe('x', () => {\n${body(300)}});`),
    ).toEqual([]);
    const path = 'plugins/assets/backend/migrations/20260301T0900_assets.js';
    const text = `exports.up = async knex => {\n${body(200)}};`;
    expect(functionLength(tinyTree({ [path]: text }))).toEqual([]);
  });
});
