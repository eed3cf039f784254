import { manifest, tinyTree } from '../testing/tinyTree';
import { declaredDependencies } from './declaredDependencies';

const dir = 'plugins/assets/backend';
const found = (files: Record<string, string>, manifestFields: object = {}) =>
  declaredDependencies(
    tinyTree({
      'package.json': JSON.stringify({
        devDependencies: { supertest: '1', '@types/express': '1' },
      }),
      [`${dir}/package.json`]: manifest(dir, manifestFields),
      ...Object.fromEntries(
        Object.entries(files).map(([path, text]) => [`${dir}/${path}`, text]),
      ),
    }),
  ).map(({ what }) => what);

describe('declaredDependencies', () => {
  it('refuses an import that package.json does not name', () => {
    const text = `import { z } from 'zod/v4';`;
    expect(found({ 'src/a.ts': text })).toEqual([
      `imports zod, which ${dir}/package.json does not name in its dependencies`,
    ]);
    const dependencies = { zod: '^4' };
    expect(found({ 'src/a.ts': text }, { dependencies })).toEqual([]);
  });

  it('lets tests and what they share use development dependencies, of the root too', () => {
    const text = `import request from 'supertest'; import 'jest-extra';`;
    const devDependencies = { 'jest-extra': '1' };
    expect(found({ 'src/a.test.ts': text }, { devDependencies })).toEqual([]);
    expect(found({ 'src/testing/a.ts': text }, { devDependencies })).toEqual(
      [],
    );
    expect(found({ 'src/a.ts': text }, { devDependencies })).toHaveLength(2);
  });

  it('takes types from @types', () => {
    const text = `import type { Request } from 'express';`;
    expect(found({ 'src/a.ts': text })).toEqual([]);
    expect(
      found({ 'src/a.ts': `import express from 'express';` }),
    ).toHaveLength(1);
  });

  it('refuses a dependency that nothing imports', () => {
    const dependencies = { zod: '^4', '@wardroom/assets-common': '1' };
    const text = `import 'node:fs'; import 'path'; resolve('@wardroom/assets-common');`;
    expect(found({ 'src/a.ts': text }, { dependencies })).toEqual([
      'names zod and imports it nowhere: take it out',
    ]);
  });
});
