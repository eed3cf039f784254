import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { productionPackages } from './dependencies.mjs';
import { isCompatible, licenceOf } from './licences.mjs';
import { temporaryFolder } from './testing/launcher.mjs';

test('an expression is compatible when one side of OR or both sides of AND are', () => {
  for (const good of [
    'MIT',
    '(MIT OR GPL-3.0)',
    'BSD-2-Clause OR MIT OR Apache-2.0',
    'MIT AND ISC',
  ])
    assert.ok(isCompatible(good), good);
  for (const bad of [
    'GPL-3.0',
    'AGPL-3.0-only',
    'MIT AND GPL-2.0',
    'SSPL-1.0',
    'unknown',
    'UNLICENSED',
  ])
    assert.ok(!isCompatible(bad), bad);
});

test('a package that does not say its licence is known by its licence file, and unknown without one', context => {
  const folder = temporaryFolder(context);
  assert.equal(licenceOf({ manifest: {}, folder }), 'unknown');
  writeFileSync(
    join(folder, 'LICENSE'),
    'Permission is hereby granted, free of charge, to any person',
  );
  assert.equal(licenceOf({ manifest: {}, folder }), 'MIT');
  assert.equal(
    licenceOf({
      manifest: { licenses: [{ type: 'ISC' }, { type: 'MIT' }] },
      folder,
    }),
    'ISC OR MIT',
  );
});

test('dependencies of dependencies ship, development tools do not', context => {
  const checkout = temporaryFolder(context);
  const make = (path, manifest) => {
    mkdirSync(join(checkout, path), { recursive: true });
    writeFileSync(
      join(checkout, path, 'package.json'),
      JSON.stringify(manifest),
    );
  };
  make('.', { name: 'house', workspaces: ['packages/*'] });
  make('packages/app', {
    name: 'app',
    dependencies: { direct: '1', absent: '1' },
    devDependencies: { tool: '1' },
  });
  make('node_modules/direct', {
    name: 'direct',
    version: '1.0.0',
    dependencies: { deep: '1' },
  });
  make('node_modules/direct/node_modules/deep', {
    name: 'deep',
    version: '2.0.0',
  });
  make('node_modules/tool', { name: 'tool', version: '1.0.0' });
  assert.deepEqual(
    productionPackages(checkout).map(
      ({ name, version }) => `${name}@${version}`,
    ),
    ['deep@2.0.0', 'direct@1.0.0'],
  );
});
