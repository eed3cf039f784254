import { manifest, tinyTree } from '../testing/tinyTree';
import { importTable } from './importTable';

const found = (files: Record<string, string>) =>
  importTable(tinyTree(files)).map(({ where, what }) => `${where} ${what}`);

const houses = {
  'plugins/tenants/common/src/index.ts': '',
  'plugins/tenants/backend/src/index.ts': '',
  'plugins/assets/common/src/index.ts': '',
  'plugins/interventions/common/src/index.ts': '',
  'plugins/audit/common/src/index.ts': '',
  'packages/platform-common/src/index.ts': '',
  'packages/platform-node/src/index.ts': '',
  'packages/platform-react/src/index.ts': '',
  'packages/platform-test-utils/src/index.ts': '',
};

describe('importTable', () => {
  it('lets a backend use its own common, commons to its left and the platform', () => {
    expect(
      found({
        ...houses,
        'plugins/assets/backend/src/plugin.ts': `
          import '@wardroom/assets-common';
          import type { Tenant } from '@wardroom/tenants-common';
          import '@wardroom/platform-node';`,
      }),
    ).toEqual([]);
  });

  it('refuses a context to the right', () => {
    expect(
      found({
        ...houses,
        'plugins/assets/backend/src/plugin.ts': `
import type { Intervention } from '@wardroom/interventions-common';`,
      }),
    ).toEqual([
      expect.stringMatching(
        /backend\/src\/plugin\.ts:2 a backend may not import @wardroom\/interventions-common/,
      ),
    ]);
  });

  it('refuses another backend, even to the left', () => {
    expect(
      found({
        ...houses,
        'plugins/assets/backend/src/plugin.ts': `await import('@wardroom/tenants-backend');`,
      }),
    ).toHaveLength(1);
  });

  it('refuses a dependency in package.json that no file imports yet', () => {
    expect(
      found({
        ...houses,
        'plugins/assets/common/package.json': manifest(
          'plugins/assets/common',
          {
            dependencies: { '@wardroom/tenants-common': 'workspace:^' },
          },
        ),
      }),
    ).toEqual([
      expect.stringContaining(
        'plugins/assets/common/package.json a common may not',
      ),
    ]);
  });

  it('keeps gateways to their own common and the common platform', () => {
    const gateway = 'plugins/remote-access/gateway/src/dial.ts';
    expect(
      found({ ...houses, [gateway]: `import '@wardroom/platform-common';` }),
    ).toEqual([]);
    expect(
      found({ ...houses, [gateway]: `import '@wardroom/platform-node';` }),
    ).toHaveLength(1);
    expect(
      found({ ...houses, [gateway]: `import '@wardroom/assets-common';` }),
    ).toHaveLength(1);
  });

  it('lets the platform know no context', () => {
    expect(
      found({
        ...houses,
        'packages/platform-node/src/x.ts': `import { Tenant } from '@wardroom/tenants-common';`,
      }),
    ).toHaveLength(1);
  });

  it('lets nobody but the programs use audit, and audit only what architecture.json names', () => {
    expect(
      found({
        ...houses,
        'plugins/assets/backend/src/x.ts': `import '@wardroom/audit-common';`,
      }),
    ).toHaveLength(1);
    expect(
      found({
        ...houses,
        'plugins/audit/backend/src/x.ts': `import '@wardroom/tenants-common';`,
      }),
    ).toEqual([]);
    expect(
      found({
        ...houses,
        'plugins/audit/backend/src/x.ts': `import '@wardroom/assets-common';`,
      }),
    ).toHaveLength(1);
  });

  it('lets tests, and only tests, use the test platform', () => {
    const text = `import { TestDatabase } from '@wardroom/platform-test-utils';`;
    expect(
      found({ ...houses, 'plugins/assets/backend/src/x.test.ts': text }),
    ).toEqual([]);
    expect(
      found({ ...houses, 'plugins/assets/backend/src/x.ts': text }),
    ).toHaveLength(1);
  });

  it('refuses ways around the index of a package', () => {
    expect(
      found({
        ...houses,
        'plugins/assets/backend/src/x.ts': `
          import '../../common/src/index';
          import '@wardroom/assets-common/src/index';`,
      }),
    ).toEqual([
      expect.stringContaining(
        'reaches into plugins/assets/common/src/index.ts',
      ),
      expect.stringContaining('imports a file inside @wardroom/assets-common'),
    ]);
  });
});
