import { tinyTree } from '../testing/tinyTree';
import { pureCommons } from './pureCommons';

const found = (path: string, text: string) =>
  pureCommons(tinyTree({ [path]: text }));

describe('pureCommons', () => {
  it.each([
    'node:fs',
    'fs/promises',
    'http',
    'pg',
    'knex',
    'express',
    '@backstage/backend-plugin-api',
    '@orpc/server',
    'react',
  ])('refuses %s in a common', module => {
    expect(
      found('plugins/assets/common/src/x.ts', `import '${module}';`),
    ).toHaveLength(1);
    expect(
      found('packages/platform-common/src/x.ts', `import '${module}';`),
    ).toHaveLength(1);
  });

  it.each(['zod', '@orpc/contract', '@backstage/plugin-permission-common'])(
    'allows %s in a common',
    module => {
      expect(
        found('plugins/assets/common/src/x.ts', `import '${module}';`),
      ).toEqual([]);
    },
  );

  it('leaves backends and tests alone', () => {
    expect(
      found('plugins/assets/backend/src/x.ts', `import 'node:fs';`),
    ).toEqual([]);
    expect(
      found('plugins/assets/common/src/x.test.ts', `import 'node:fs';`),
    ).toEqual([]);
  });
});
