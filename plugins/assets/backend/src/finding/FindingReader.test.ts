import { tenantIsolation, testScope } from '@wardroom/platform-test-utils';
import { systemScope } from '@wardroom/platform-node';
import type { FindingState } from '@wardroom/assets-common';
import type { AssetsStore } from '../AssetsStore';
import { addFindings } from '../testing/addFindings';
import { openAssetsStore } from '../testing/openAssetsStore';
import { countsOf } from './countsOf';
import type { FindingReader, FindingSort } from './FindingReader';
import type { FindingFilter } from './queries/narrowFindings';

type Opened = Awaited<ReturnType<typeof openAssetsStore>>;
type Readers = { findings: FindingReader };

const opened: Opened[] = [];
const open = async () => {
  const world = await openAssetsStore();
  opened.push(world);
  return world;
};

afterAll(() => Promise.all(opened.map(({ database }) => database.drop())));

tenantIsolation(async () => {
  const world = await open();
  const seed = async (_: AssetsStore, tenant: string, canary: string) => {
    const one = { tenant, title: canary, asset: `web-${tenant}` };
    const [id] = await addFindings(world.database, [one]);
    return { tenant, id };
  };
  type Seeded = Awaited<ReturnType<typeof seed>>;
  return {
    ...world,
    seed,
    reads: {
      list: (r: Readers) => r.findings.list({}),
      listBoth: (r: Readers) => r.findings.list({ state: ['open', 'closed'] }),
      search: (r: Readers) => r.findings.list({ search: 'canary-globex' }),
      tenantsOf: (r: Readers) => r.findings.tenantsOf({}),
      get: (r: Readers, { tenant, id }: Seeded) => r.findings.get(tenant, id),
      findByIds: (r: Readers, { tenant, id }: Seeded) =>
        r.findings.findByIds(tenant, [id]),
      count: async (r: Readers) => {
        const { total } = countsOf(await r.findings.groups({}), {});
        return total === 1 ? [] : { leaked: 'globex', total };
      },
    },
  };
});

describe('the list of findings', () => {
  let store: AssetsStore;
  const all = systemScope('assets', '*');
  const both = testScope({
    ref: 'user:provider/tess',
    tenants: ['acme', 'globex'],
  });

  beforeAll(async () => {
    const world = await open();
    ({ store } = world);
    for (const tenant of ['acme', 'globex', 'initech']) {
      await addFindings(world.database, [
        { tenant, title: 'A', severity: 'Low', rank: 900 },
        { tenant, title: 'B', severity: 'Critical', dueAt: '2026-11-01' },
        { tenant, title: 'C 100%', severity: 'High', state: 'closed' },
        { tenant, title: 'D', source: 'trivy', statedKnownExploited: true },
        { tenant, title: 'E', asset: 'db-01', knownExploited: false },
      ]);
    }
  });

  const names = (items: { tenant: string; title: string }[]) =>
    items.map(({ tenant, title }) => `${tenant}/${title}`);
  const there: FindingState[] = ['open', 'confirmed'];
  const any: FindingState[] = ['open', 'closed'];

  it.each(
    (['rank', 'severity', 'due', 'updated'] as FindingSort[]).flatMap(sort => [
      { sort, state: there, count: 4 },
      { sort, state: any, count: 5 },
    ]),
  )(
    'pages by $sort over several customers without gaps or repetitions: $state',
    async ({ sort, state, count }) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.read(both, r =>
          r.findings.list({ sort, state, limit: 1, cursor }),
        );
        seen.push(...names(page.items));
        cursor = page.nextCursor;
      } while (cursor);
      const whole = await store.read(both, r =>
        r.findings.list({ sort, state }),
      );
      expect(seen).toEqual(names(whole.items));
      expect(new Set(seen).size).toBe(2 * count);
      const every = await store.read(all, r =>
        r.findings.list({ sort, state }),
      );
      expect(seen).toEqual(
        names(every.items).filter(name => !name.startsWith('initech')),
      );
    },
  );

  it.each([
    ['rank', 'A'],
    ['severity', 'B'],
    ['due', 'B'],
  ] as const)('puts by %s first what is %s', async (sort, first) => {
    const page = await store.read(both, r => r.findings.list({ sort }));
    expect(page.items[0].title).toBe(first);
  });

  it.each<[string, FindingFilter, string[]]>([
    ['those that are there', {}, ['A', 'B', 'D', 'E']],
    ['state', { state: ['closed'] }, ['C 100%']],
    ['severity', { severity: ['Low', 'Critical'] }, ['A', 'B']],
    ['source', { source: ['trivy'] }, ['D']],
    ['what is exploited', { knownExploited: true }, ['D']],
    ['what is not', { knownExploited: false }, ['A', 'B', 'E']],
    ['what is overdue', { overdue: true }, ['B']],
    ['what is not yet due', { overdue: false }, ['A', 'D', 'E']],
    ['asset', { search: 'db-01' }, ['E']],
    ['wildcards as they are written', { search: '%', state: any }, ['C 100%']],
  ])('filters by %s', async (_, filter, titles) => {
    const page = await store.read(both, r => r.findings.list(filter));
    expect(names(page.items).sort()).toEqual(
      ['acme', 'globex'].flatMap(tenant =>
        titles.map(title => `${tenant}/${title}`),
      ),
    );
    const groups = await store.read(both, r => r.findings.groups(filter));
    expect(countsOf(groups, filter).total).toBe(page.items.length);
  });
});
