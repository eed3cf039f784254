import { auditChain, eventOf } from '@wardroom/audit-common';
import { tenantIsolation, testScope } from '@wardroom/platform-test-utils';
import { nodeTrailCrypto } from '../key/nodeTrailCrypto';
import {
  acme,
  appendMany,
  openAudit,
  openStore,
  recordFor,
  tamper,
  type OpenAudit,
} from '../testing/openAudit';

let audit: OpenAudit;
beforeAll(async () => {
  audit = await openAudit();
});
afterAll(() => audit.close());
beforeEach(async () => {
  await audit.empty();
});

const append = (records: ReturnType<typeof recordFor>[], store = audit.store) =>
  store.transact(acme(), tx => tx.auditEvents.append(records));

describe('AuditEventWriter', () => {
  it('puts records behind each other, from the beginning of the chain on', async () => {
    const records = [recordFor(), recordFor({ object: undefined })];
    await expect(append(records)).resolves.toBe(2);
    await append([recordFor()]);
    const events = await audit.store.read(acme(), r =>
      r.auditEvents.after(0, 9),
    );
    const { sha256 } = nodeTrailCrypto;
    expect(events.map(e => e.sequence)).toEqual([1, 2, 3]);
    expect(events[0].previousHash).toBe(auditChain.start('acme', sha256).hash);
    expect(events.slice(1).map(e => e.previousHash)).toEqual(
      events.slice(0, -1).map(e => e.hash),
    );
    expect(events.map(e => e.hash)).toEqual(
      events.map(e => sha256(auditChain.text('acme', e))),
    );
    expect(eventOf(events[0])).toEqual(
      expect.objectContaining({ ...records[0], sequence: 1 }),
    );
  });

  it('writes a record once that arrives again, alone, in a batch or twice in one', async () => {
    const [a, b] = [recordFor(), recordFor()];
    await expect(append([a, a])).resolves.toBe(1);
    await expect(append([a, b])).resolves.toBe(1);
    await expect(append([b])).resolves.toBe(0);
    const { total, intact } = await audit.chain.verify(acme(), {});
    expect({ total, intact }).toEqual({ total: 2, intact: true });
  });

  it('keeps what a database cannot hold out of its columns, and the chain fits', async () => {
    await append([
      recordFor({
        object: 'a\u0000b\ud800',
        sentence: 'a\u0000b\ud800 “ö” 😀',
        fields: { odd: '\u0000\ud800\\u0000' },
        at: '2026-03-01T10:00:00+01:00',
      }),
    ]);
    const { items } = await audit.store.read(acme(), r =>
      r.auditEvents.list({}),
    );
    expect(items[0]).toMatchObject({
      object: 'a\ufffdb\ufffd',
      sentence: 'a\u0000b\ud800 “ö” 😀',
      at: '2026-03-01T09:00:00.000Z',
    });
    await expect(audit.chain.verify(acme(), {})).resolves.toMatchObject({
      intact: true,
    });
  });

  it('keeps one order when two replicas append at once', async () => {
    const replicas = [audit.store, await openStore(audit.database)];
    const batches = Array.from({ length: 40 }, () => [
      recordFor(),
      recordFor(),
    ]);
    const counts = await Promise.all(
      batches.flatMap(batch =>
        // Each batch comes to both, as after a time-out.
        replicas.map(replica => append(batch, replica)),
      ),
    );
    expect(counts.reduce((a, b) => a + b)).toBe(80);
    const events = await audit.store.read(acme(), r =>
      r.auditEvents.after(0, 200),
    );
    expect(events.map(e => e.sequence)).toEqual(
      batches.flat().map((_, i) => i + 1),
    );
    let after: number | undefined = 0;
    while (after !== undefined) {
      const verdict = await audit.chain.verify(acme(), { after });
      expect(verdict.intact).toBe(true);
      after = verdict.next;
    }
  });

  it('keeps the chains of tenants apart', async () => {
    await appendMany(audit.store, 3, 'acme');
    await appendMany(audit.store, 2, 'globex');
    await expect(
      audit.store.transact(acme(), tx =>
        tx.auditEvents.append([recordFor({ tenant: 'globex' })]),
      ),
    ).rejects.toThrow('belongs to the chain of globex');
    const both = testScope({ ref: 'plugin:audit', tenants: '*' });
    await expect(
      audit.store.read(both, r => r.chains.unsealed()),
    ).resolves.toEqual(['acme', 'globex']);
  });

  it.each([
    ['changed', `update audit_chains set hash = repeat('0', 64)`],
    ['gone', 'delete from audit_chains'],
    ['too far', 'update audit_chains set sequence = sequence + 1'],
  ])('appends nothing when the head is %s', async (_, sql) => {
    await appendMany(audit.store, 3);
    await tamper(audit.database, sql);
    await expect(append([recordFor()])).rejects.toThrow(
      'The audit chain of "acme" was changed',
    );
  });

  it('appends nothing when the last event is gone', async () => {
    await appendMany(audit.store, 3);
    await tamper(audit.database, 'delete from audit_events where sequence = 3');
    await expect(append([recordFor()])).rejects.toThrow(
      'its head is event 3, its last event 2',
    );
  });

  it.each(['audit_events', 'audit_checkpoints'])(
    '%s can be changed neither by the application nor by the owner',
    async table => {
      await appendMany(audit.store, 2);
      await audit.checkpoints.seal(acme());
      const roles = {
        app: audit.database.knex(audit.database.appUrl, 'audit'),
        owner: audit.database.knex(audit.database.ownerUrl, 'audit'),
      };
      for (const knex of Object.values(roles)) {
        for (const sql of [
          `update ${table} set hash = 'x'`,
          `delete from ${table}`,
          `truncate ${table}`,
        ]) {
          const attempt = knex.transaction(async trx => {
            await trx.raw(`select set_config('app.tenants', '*', true)`);
            await trx.raw(sql);
          });
          await expect(attempt).rejects.toMatchObject({ code: '42501' });
        }
      }
      const left = await audit.database.superuser('audit')(table);
      expect(left.length).toBeGreaterThan(0);
    },
  );
});

const opened: OpenAudit[] = [];
afterAll(() => Promise.all(opened.map(one => one.close())));

tenantIsolation(async () => {
  const own = await openAudit();
  opened.push(own);
  return {
    store: own.store,
    database: own.database,
    async seed(store, tenant, canary) {
      const scope = testScope({ ref: 'plugin:world', tenants: [tenant] });
      const actor = `user:${tenant}/ada`;
      const record = recordFor({ tenant, sentence: canary, actor });
      await store.transact(scope, tx => tx.auditEvents.append([record]));
      await own.checkpoints.seal(scope);
      return record.eventId;
    },
    reads: {
      list: r => r.auditEvents.list({}),
      filter: r => r.auditEvents.list({ actor: 'user:globex/ada' }),
      get: (r, id) => r.auditEvents.get(id),
      after: r => r.auditEvents.after(0, 10),
      checkpoints: r => r.checkpoints.list({}),
      between: r => r.checkpoints.between(0, 10),
      unsealed: r => r.chains.unsealed(),
    },
  };
});
