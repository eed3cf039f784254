import { tinyTree } from '../testing/tinyTree';
import { anyTypes } from './anyTypes';

const empty = 'line();\n'.repeat(4000);

describe('anyTypes', () => {
  it('counts against the size of the house', () => {
    const one = { 'packages/cli/src/a.ts': 'let x: any;\n' };
    expect(anyTypes(tinyTree(one)).map(v => v.where)).toEqual([
      'packages/cli/src/a.ts:1',
    ]);
    expect(
      anyTypes(tinyTree({ ...one, 'packages/cli/src/b.ts': empty })),
    ).toEqual([]);
  });

  it('counts the type, not the word', () => {
    const text = '// any\nconst any = "any"; type A = Record<string, unknown>;';
    expect(anyTypes(tinyTree({ 'packages/cli/src/a.ts': text }))).toEqual([]);
  });
});
