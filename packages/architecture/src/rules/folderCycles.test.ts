import { tinyTree } from '../testing/tinyTree';
import { folderCycles } from './folderCycles';

const found = (files: Record<string, string>) => folderCycles(tinyTree(files));
const src = 'plugins/interventions/backend/src';

describe('folderCycles', () => {
  it('refuses two folders that import each other, also when one import is of a type only', () => {
    expect(
      found({
        [`${src}/message/MessageReader.ts`]: `import { b } from '../intervention/Clock';`,
        [`${src}/intervention/Clock.ts`]: `import type { X } from '../message/Shape';`,
        [`${src}/message/Shape.ts`]: '',
      }),
    ).toEqual([
      {
        where: `${src}/message`,
        what: expect.stringContaining(
          `${src}/message → ${src}/intervention → ${src}/message (${src}/message/MessageReader.ts:1; ${src}/intervention/Clock.ts:1)`,
        ),
      },
    ]);
  });

  it('finds a circle through a third folder', () => {
    expect(
      found({
        [`${src}/a/A.ts`]: `import '../b/B';`,
        [`${src}/b/B.ts`]: `export * from '../c/C';`,
        [`${src}/c/C.ts`]: `type A = import('../a/A').A;`,
      }),
    ).toHaveLength(1);
  });

  it('allows one direction, and a folder of queries beside its reader', () => {
    expect(
      found({
        [`${src}/plugin.ts`]: `import './intervention/InterventionReader';`,
        [`${src}/intervention/InterventionReader.ts`]: `import './queries/listMine';`,
        [`${src}/intervention/queries/listMine.ts`]: `import type { Row } from '../InterventionRow';`,
        [`${src}/intervention/InterventionRow.ts`]: '',
      }),
    ).toEqual([]);
  });

  it('counts files directly in src alone: pages use the routes beside the plugin that loads them', () => {
    const front = 'plugins/interventions/frontend/src';
    const page = `${front}/pages/InterventionListPage/InterventionListPage.tsx`;
    expect(
      found({
        [`${front}/plugin.tsx`]: `import('./pages/InterventionListPage/InterventionListPage');`,
        [`${front}/routes.ts`]: '',
        [page]: `import '../../routes';`,
      }),
    ).toEqual([]);
    expect(
      found({
        [`${front}/routes.ts`]: `import './pages/InterventionListPage/InterventionListPage';`,
        [page]: `import '../../routes';`,
      }),
    ).toHaveLength(1);
  });

  it('lets the files of one folder lean on each other', () => {
    expect(
      found({
        'packages/platform-node/src/TenantStore.ts': `import './idempotency';`,
        'packages/platform-node/src/idempotency.ts': `import type { T } from './TenantStore';`,
      }),
    ).toEqual([]);
  });

  it('finds circles between packages', () => {
    expect(
      found({
        'packages/platform-node/src/index.ts': `import '@wardroom/platform-common';`,
        'packages/platform-common/src/index.ts': `import '@wardroom/platform-node';`,
      }),
    ).toHaveLength(1);
  });

  it('leaves tests out', () => {
    expect(
      found({
        [`${src}/a/A.ts`]: '',
        [`${src}/a/A.test.ts`]: `import '../b/B';`,
        [`${src}/b/B.ts`]: `import '../a/A';`,
      }),
    ).toEqual([]);
  });
});
