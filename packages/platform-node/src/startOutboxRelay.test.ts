import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { TestDatabase, testScope, until } from '@wardroom/platform-test-utils';
import { startOutboxRelay, topicOf } from './startOutboxRelay';
import { TenantReader } from './TenantReader';
import { TenantStore } from './TenantStore';

const migration = `
const { tenantTable } = require(${JSON.stringify(join(__dirname, 'tenantTable'))});
exports.up = knex => tenantTable(knex, 'counters', t => { t.integer('value').notNullable(); });
exports.down = async () => {};
`;

class Counters extends TenantReader {
  insert() {
    return this.knex('counters').insert({
      ...{ tenant_id: 'acme', id: 'one', value: 0 },
    });
  }

  async increment(): Promise<number> {
    const [{ value }] = await this.knex('counters')
      .where({ id: 'one' })
      .increment('value')
      .returning('value');
    return value;
  }
}

describe('the relay of the outbox', () => {
  const acme = testScope({ ref: 'user:acme/admin', tenants: ['acme'] });
  const heard: number[] = [];
  const stops: (() => Promise<void>)[] = [];
  let database: TestDatabase;
  let store: Awaited<ReturnType<typeof open>>;

  async function open() {
    const migrations = mkdtempSync(join(tmpdir(), 'migrations-'));
    writeFileSync(join(migrations, '20260301T1000_counters.js'), migration);
    return TenantStore.create({
      context: 'counters',
      database: database.service('counters'),
      config: mockServices.rootConfig({ data: database.configData }),
      logger: mockServices.logger.mock(),
      migrations,
      readers: { counters: Counters },
      writers: { counters: Counters },
      auditEvents: {},
    });
  }

  beforeAll(async () => {
    database = await TestDatabase.create();
    store = await open();
    const events = mockServices.events.mock();
    events.publish.mockImplementation(async ({ topic, eventPayload }) => {
      const { value } = eventPayload as { value: string };
      if (topic === topicOf('counter.incremented')) heard.push(Number(value));
    });
    const lifecycle = mockServices.lifecycle.mock();
    lifecycle.addShutdownHook.mockImplementation(hook => {
      stops.push(async () => hook());
    });
    const auth = mockServices.auth();
    const discovery = mockServices.discovery.mock();
    startOutboxRelay(store, { auth, discovery, events, lifecycle });
    await store.transact(acme, tx => tx.counters.insert());
  });

  afterAll(async () => {
    for (const stop of stops) await stop();
    await database.drop();
  });

  const increment = () =>
    store.transact(acme, async tx => {
      const value = await tx.counters.increment();
      await tx.emit('counter.incremented', {
        ...{ tenant: 'acme', value: String(value) },
      });
    });

  it('does not wait for a long transaction of somebody else', async () => {
    heard.length = 0;
    const other = await database.superuser('counters').transaction();
    await other.raw('select pg_current_xact_id()');
    await increment();
    await until(() => heard.length > 0);
    expect(heard).toEqual([1]);
    await other.rollback();
  });

  it('tells what happened to one row in the order in which it happened, however many write', async () => {
    heard.length = 0;
    const writer = async () => {
      for (let i = 0; i < 15; i += 1) await increment();
    };
    await Promise.all(Array.from({ length: 6 }, writer));
    await until(() => heard.length === 90);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
  });
});
