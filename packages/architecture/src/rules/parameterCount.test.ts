import { tinyTree } from '../testing/tinyTree';
import { parameterCount } from './parameterCount';

const found = (text: string) =>
  parameterCount(tinyTree({ 'packages/cli/src/a.ts': text }));

describe('parameterCount', () => {
  it.each([
    'function f(a, b, c, d) {}',
    'const f = (a, b, c, d) => 1;',
    'class C { constructor(private a, b, c, d) {} }',
    'class C { f(a, b, c, d) {} }',
  ])('refuses the fourth parameter of %s', text => {
    expect(found(text)).toHaveLength(1);
  });

  it.each([
    'function f(this: X, a, b, c) {}',
    'function f({ a, b, c, d }) {}',
    'use((error, request, response, next) => next(error));',
  ])('accepts %s', text => {
    expect(found(text)).toEqual([]);
  });
});
