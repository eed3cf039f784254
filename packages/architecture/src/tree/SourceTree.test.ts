import { tinyTree } from '../testing/tinyTree';
import { findImports } from './findImports';
import { SourceFile } from './SourceFile';

describe('SourceTree', () => {
  it('follows relative imports and the names of our packages', () => {
    const tree = tinyTree({
      'packages/platform-common/src/index.ts': '',
      'plugins/assets/backend/src/asset/AssetReader.ts': '',
      'plugins/assets/backend/src/plugin.ts': '',
    });
    const plugin = tree.file('plugins/assets/backend/src/plugin.ts')!;
    const target = (specifier: string) => tree.resolve(plugin, specifier)?.path;
    expect(target('./asset/AssetReader')).toBe(
      'plugins/assets/backend/src/asset/AssetReader.ts',
    );
    expect(target('@wardroom/platform-common')).toBe(
      'packages/platform-common/src/index.ts',
    );
    expect(target('@wardroom/assets-backend/package.json')).toBe(
      'plugins/assets/backend/package.json',
    );
    expect(target('express')).toBeUndefined();
  });
});

describe('findImports', () => {
  it('sees every form of import', () => {
    const file = new SourceFile(
      'a.ts',
      [
        `import a from 'a';`,
        `import type { b } from 'b';`,
        `import { type c } from 'c';`,
        `import 'd';`,
        `export * from 'e';`,
        `export type { f } from 'f';`,
        `const g = import('g');`,
        `const h = require('h');`,
        `type I = typeof import('i');`,
        `const text = "import 'nothing'";`,
      ].join('\n'),
    );
    expect(
      findImports(file.ast).map(
        i => `${i.line}${i.specifier}${i.typeOnly ? ' type' : ''}`,
      ),
    ).toEqual([
      '1a',
      '2b type',
      '3c type',
      '4d',
      '5e',
      '6f type',
      '7g',
      '8h',
      '9i type',
    ]);
  });
});

describe('SourceFile', () => {
  it('blanks comments and keeps positions', () => {
    const text = 'f(); // one\nconst s = "// two"; /* three\n four */ g();';
    const { code } = new SourceFile('a.ts', text);
    expect(code).toHaveLength(text.length);
    expect(code).not.toMatch(/one|three|four/);
    expect(code).toContain('"// two"');
    expect(code.indexOf('g()')).toBe(text.indexOf('g()'));
  });

  it('leaves addresses between JSX tags alone', () => {
    const { code } = new SourceFile(
      'a.tsx',
      '<p>see http://x.example // here</p>;',
    );
    expect(code).toContain('// here');
  });
});
