import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { defineLifecycle, newId } from '@wardroom/platform-common';
import {
  findLeaks,
  TestDatabase,
  testScope,
  tenantIsolation,
} from '@wardroom/platform-test-utils';
import { paginate } from './paginate';
import { TenantReader } from './TenantReader';
import { TenantStore } from './TenantStore';
import { TenantRows } from './TenantRows';

const lifecycle = defineLifecycle({
  noun: 'note',
  initial: 'open',
  transitions: { close: { from: ['open'], to: 'closed' } },
});

class NoteReader extends TenantReader {
  list(limit = 50, cursor?: string) {
    return paginate<{ id: string; text: string }>(
      this.rows('notes').select('tenant_id', 'id', 'text'),
      { orderBy: [{ column: 'text' }, { column: 'id' }], limit, cursor },
    );
  }

  async find(id: string) {
    return this.rows('notes').where({ id }).first();
  }

  /** Not sent to the database before it is awaited. */
  all() {
    return this.rows('notes').select('*');
  }

  async break() {
    await this.knex.raw(`update notes set text = 'broken'`);
  }

  searchCarelessly(text: string) {
    return this.rows('notes').where({ text }).orWhereRaw('true');
  }
}

class NoteWriter extends NoteReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  add(tenant: string, text: string, id = newId('nte')) {
    return this.#write.insert<{ id: string }>('notes', {
      tenant_id: tenant,
      id,
      text,
      state: lifecycle.initial,
    });
  }

  close(row: { tenantId: string; id: string; version: number; state: 'open' }) {
    return this.#write.transition('notes', {
      lifecycle,
      row,
      action: 'close',
    });
  }

  /** With a filter that says “or”, and so would undo what stands before it. */
  closeAll(tenantId: string, texts: [string, string]) {
    return this.#write.transitionAll('notes', {
      lifecycle,
      tenantId,
      action: 'close',
      where: rows => rows.where({ text: texts[0] }).orWhere({ text: texts[1] }),
    });
  }
}

const migration = `
const { tenantTable } = require(${JSON.stringify(join(__dirname, 'tenantTable'))});
exports.up = knex => tenantTable(knex, 'notes', t => { t.text('text'); t.text('state').notNullable(); });
exports.down = async () => {};
`;

const auditEvents = {
  'note.created': {
    severity: 'low' as const,
    fields: ['length'],
    sentence: '{actor} wrote {object} of {length} characters',
  },
};

describe('TenantStore', () => {
  const databases: TestDatabase[] = [];
  const acme = testScope({ ref: 'user:acme/admin', tenants: ['acme'] });
  const globex = testScope({ ref: 'user:globex/admin', tenants: ['globex'] });

  afterAll(() => Promise.all(databases.map(d => d.drop())));

  async function open(Reader = NoteReader) {
    const database = await TestDatabase.create();
    databases.push(database);
    const migrations = mkdtempSync(join(tmpdir(), 'migrations-'));
    writeFileSync(join(migrations, '20260301T1000_notes.js'), migration);
    const store = await TenantStore.create({
      context: 'notes',
      database: database.service('notes'),
      config: mockServices.rootConfig({ data: database.configData }),
      logger: mockServices.logger.mock(),
      migrations,
      readers: { notes: Reader },
      writers: { notes: NoteWriter },
      auditEvents,
    });
    const seed = (s: typeof store, tenant: string, canary: string) =>
      s.transact(
        testScope({ ref: 'user:x/y', tenants: [tenant] }),
        async tx => {
          await tx.audit('note.created', { tenant, object: canary });
          await tx.enqueue('work', tenant);
          return tx.notes.add(tenant, canary);
        },
      );
    const reads = {
      list: (r: { notes: NoteReader }) => r.notes.list(),
      find: (r: { notes: NoteReader }, seeded: { id: string }) =>
        r.notes.find(seeded.id),
      searchCarelessly: (r: { notes: NoteReader }) =>
        r.notes.searchCarelessly('nothing'),
    };
    return { store, database, seed, reads };
  }

  tenantIsolation(open);

  it('finds the leak of a reader that forgets to filter', async () => {
    class ForgetfulReader extends NoteReader {
      override searchCarelessly() {
        return this.knex('notes');
      }
    }
    const search = await open(ForgetfulReader);
    await search.database.disableRowSecurity('notes');
    await expect(findLeaks(search)).resolves.toEqual([
      expect.stringContaining('searchCarelessly shows a row of another tenant'),
    ]);
  });

  it('writes a change and its audit event together or not at all', async () => {
    const { store, database } = await open();
    const failing = store.transact(acme, async tx => {
      await tx.notes.add('acme', 'lost');
      await tx.audit('note.created', { tenant: 'acme', length: 4 });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    const knex = database.superuser('notes');
    await expect(knex('notes')).resolves.toEqual([]);
    await expect(knex('outbox')).resolves.toEqual([]);
  });

  it('keeps fields of audit events secret that are not classified', async () => {
    const { store } = await open();
    const record = store.auditRecord(acme, 'note.created', {
      tenant: 'acme',
      object: 'nte_1',
      length: 4,
      text: 'salary list',
    });
    expect(record.fields).toEqual({ length: 4, text: '[secret]' });
    expect(record.sentence).toBe('user:acme/admin wrote nte_1 of 4 characters');
  });

  it('refuses to write into another tenant', async () => {
    const { store } = await open();
    await expect(
      store.transact(globex, tx => tx.notes.add('acme', 'planted')),
    ).rejects.toThrow(/row-level security/);
  });

  it('lets one of two changes of the same version win', async () => {
    const { store } = await open();
    const { id } = await store.transact(acme, tx => tx.notes.add('acme', 'x'));
    const row = { tenantId: 'acme', id, version: 1, state: 'open' as const };
    const close = () => store.transact(acme, tx => tx.notes.close(row));
    const results = await Promise.allSettled([close(), close()]);
    expect(results.map(r => r.status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    const lost = results.find(
      r => r.status === 'rejected',
    ) as PromiseRejectedResult;
    expect(lost.reason.name).toBe('ConflictError');
  });

  it('takes many rows of one tenant through a life cycle at once, and leaves those whose state does not allow it', async () => {
    const { store, database } = await open();
    const provider = testScope({ ref: 'user:provider/tess', tenants: '*' });
    const close = (...texts: [string, string]) =>
      store.transact(provider, tx => tx.notes.closeAll('acme', texts));
    const [a, b] = await store.transact(provider, async tx => {
      await tx.notes.add('globex', 'a');
      await tx.notes.add('acme', 'c');
      return [await tx.notes.add('acme', 'a'), await tx.notes.add('acme', 'b')];
    });
    await expect(close('a', 'none')).resolves.toEqual([a.id]);
    await expect(close('a', 'b')).resolves.toEqual([b.id]);
    const rows = await database
      .superuser('notes')('notes')
      .orderBy(['tenant_id', 'text'])
      .select('tenant_id', 'text', 'state', 'version');
    expect(rows.map(row => Object.values(row).join(' '))).toEqual([
      'acme a closed 2',
      'acme b closed 2',
      'acme c open 1',
      'globex a open 1',
    ]);
  });

  it('pages through rows without gaps while rows are added', async () => {
    const { store } = await open();
    const add = (text: string) =>
      store.transact(acme, tx => tx.notes.add('acme', text));
    for (const text of ['b', 'd', 'f', 'h', 'k']) await add(text);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.read(acme, r => r.notes.list(2, cursor));
      seen.push(...page.items.map(n => n.text));
      cursor = page.nextCursor;
      if (seen.length === 2) await add('a');
    } while (cursor);
    expect(seen).toEqual(['b', 'd', 'f', 'h', 'k']);
  });

  it('names the cursor when it is not one of its own', async () => {
    const { store } = await open();
    await expect(
      store.read(acme, r => r.notes.list(2, 'bm9wZQ')),
    ).rejects.toThrow(/^cursor: /);
  });

  it('reads with one query in one round trip, behind the same wall', async () => {
    const { store, seed } = await open();
    await seed(store, 'acme', 'ours');
    await seed(store, 'globex', 'theirs');
    const careless = (r: { notes: NoteReader }) =>
      r.notes.searchCarelessly('ours');
    const both = await Promise.all([
      store.readOnce(acme, r => r.notes.list()),
      store.readOnce(globex, r => r.notes.list()),
      store.readOnce(acme, careless),
    ]);
    const [own, foreign, found] = both.map(r => ('items' in r ? r.items : r));
    expect(own).toMatchObject([{ text: 'ours' }]);
    expect(foreign).toMatchObject([{ text: 'theirs' }]);
    expect(found).toMatchObject([{ text: 'ours' }]);
  });

  it('refuses a second query and a write where one query was asked for, and goes on afterwards', async () => {
    const { store } = await open();
    const twice = store.readOnce(acme, async r => {
      await r.notes.list();
      return r.notes.list();
    });
    await expect(twice).rejects.toThrow('readOnce is for one query');
    const write = store.readOnce(acme, r => r.notes.break());
    await expect(write).rejects.toThrow('read-only transaction');
    await expect(store.readOnce(acme, r => r.notes.list())).resolves.toEqual({
      items: [],
    });
  });

  it('lets no read come after its transaction', async () => {
    const { store } = await open();
    const late = await store.read(acme, async r => ({ query: r.notes.all() }));
    await expect(late.query).rejects.toThrow('This transaction is over');
    const broken = store.read(acme, r => r.notes.break());
    await expect(broken).rejects.toThrow('read-only transaction');
    await expect(store.read(acme, r => r.notes.list())).resolves.toEqual({
      items: [],
    });
  });

  it('refuses a database role that row-level security does not bind', async () => {
    const database = await TestDatabase.create();
    databases.push(database);
    const server = process.env.WARDROOM_TEST_POSTGRES as string;
    const mighty = new URL(database.appUrl);
    mighty.username = new URL(server).username;
    mighty.password = new URL(server).password;
    const service = {
      getClient: async () => database.knex(mighty.href, 'notes'),
    };
    const migrations = mkdtempSync(join(tmpdir(), 'migrations-'));
    await expect(
      TenantStore.create({
        context: 'notes',
        database: service,
        config: mockServices.rootConfig({ data: database.configData }),
        logger: mockServices.logger.mock(),
        migrations,
        readers: {},
        writers: {},
        auditEvents: {},
      }),
    ).rejects.toThrow(/not bound by row-level security/);
  });
});
