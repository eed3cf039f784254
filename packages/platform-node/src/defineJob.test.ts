import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { TestDatabase, testScope, until } from '@wardroom/platform-test-utils';
import { defineJob, startJobs } from './defineJob';
import { TenantStore } from './TenantStore';

describe('jobs', () => {
  let database: TestDatabase;
  let store: Awaited<ReturnType<typeof open>>;

  async function open() {
    const migrations = mkdtempSync(join(tmpdir(), 'migrations-'));
    writeFileSync(
      join(migrations, '20260301T1000_none.js'),
      'exports.up = async () => {}; exports.down = async () => {};',
    );
    return TenantStore.create({
      ...{ context: 'works', database: database.service('works') },
      config: mockServices.rootConfig({ data: database.configData }),
      logger: mockServices.logger.mock(),
      ...{ migrations, readers: {}, writers: {}, auditEvents: {} },
    });
  }

  beforeAll(async () => {
    database = await TestDatabase.create();
    store = await open();
  });
  afterAll(() => database.drop());

  it('that go on while the process ends are left to the next one, as if it had not begun', async () => {
    const jobs = () => database.superuser('works')('jobs');
    const hooks: (() => unknown)[] = [];
    const lifecycle = {
      addShutdownHook: (hook: () => unknown) => hooks.push(hook),
    };
    let steps = 0;
    const endless = defineJob({
      name: 'count',
      leaseSeconds: 600,
      async run(_scope, _payload, report) {
        for (;;) {
          await report(50);
          steps += 1;
        }
      },
    });
    startJobs(store, [endless], lifecycle as never);
    const scope = testScope({ ref: 'user:acme/admin', tenants: ['acme'] });
    await store.transact(scope, tx => tx.enqueue('count', 'acme', {}));
    await until(() => steps > 0);
    await Promise.all(hooks.map(hook => hook()));
    const left = await jobs().first();
    expect(left).toMatchObject({ state: 'queued', attempts: 0 });
    expect(left.run_at <= new Date()).toBe(true);
  });
});
