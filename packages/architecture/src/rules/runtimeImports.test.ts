import { tinyTree } from '../testing/tinyTree';
import { runtimeImports } from './runtimeImports';

const found = (path: string, text: string) =>
  runtimeImports(tinyTree({ [path]: text }));
const reader = 'plugins/assets/backend/src/asset/AssetReader.ts';

describe('runtimeImports', () => {
  it('refuses to load knex outside the platform', () => {
    expect(found(reader, `import knex from 'knex';`)).toHaveLength(1);
    expect(found(reader, `const knex = require('knex');`)).toHaveLength(1);
    expect(
      found(reader, `import { type Knex, knex } from 'knex';`),
    ).toHaveLength(1);
  });

  it('allows the types of knex, and knex in the platform', () => {
    expect(found(reader, `import type { Knex } from 'knex';`)).toEqual([]);
    expect(found(reader, `import { type Knex } from 'knex';`)).toEqual([]);
    expect(
      found(
        'packages/platform-node/src/migrate.ts',
        `import knex from 'knex';`,
      ),
    ).toEqual([]);
  });

  it('lets only the gateway dial', () => {
    expect(
      found('plugins/remote-access/backend/src/x.ts', `import 'ssh2';`),
    ).toHaveLength(1);
    expect(
      found('plugins/remote-access/gateway/src/x.ts', `import 'ssh2';`),
    ).toEqual([]);
  });
});
