/** @jest-environment node */
import type { Knex } from 'knex';
import { systemScope } from '@wardroom/platform-node';
import {
  testScope,
  until,
  type TestDatabase,
} from '@wardroom/platform-test-utils';
import type { FeedName } from '@wardroom/assets-common';
import { AssetService } from '../asset/AssetService';
import type { AssetsStore } from '../AssetsStore';
import { IntelligenceService } from '../intelligence/IntelligenceService';
import { RemediationService } from '../remediation/RemediationService';
import { lockScan } from '../scanImport/queries/lockScan';
import { addFinding } from '../testing/addFinding';
import { anAsset } from '../testing/anAsset';
import { epssFile } from '../testing/epssFile';
import { kevFile } from '../testing/kevFile';
import { openAssetsStore } from '../testing/openAssetsStore';
import { rankFindings } from './rankFindings';
import { rankForgottenFindings } from './rankForgottenFindings';

let database: TestDatabase;
let store: AssetsStore;
let knex: Knex;
let assets: Record<'acme' | 'globex', { id: string; version: number }>;
const everything = systemScope('assets', '*');
const off = { kev: { everyHours: 24 }, epss: { everyHours: 24 } };
const admin = (tenant: string) =>
  testScope({ ref: `user:${tenant}/admin`, tenants: [tenant] });

beforeAll(async () => {
  ({ database, store } = await openAssetsStore());
  knex = database.superuser('assets');
});
afterAll(() => database.drop());
beforeEach(async () => {
  for (const table of ['assets', 'vulnerabilities', 'intelligence_feeds']) {
    await knex(table).delete();
  }
  await knex('remediation_policies').delete();
  await knex('jobs').delete();
  const add = (tenant: string) =>
    store.transact(everything, tx => tx.assets.create(anAsset({ tenant })));
  assets = { acme: await add('acme'), globex: await add('globex') };
});

const finding = (id: string) => knex('findings').where({ id }).first();
const columns = (tenant: 'acme' | 'globex', cves: string[] = []) => ({
  ...{ tenant_id: tenant, asset_id: assets[tenant].id },
  vulnerability_ids: cves,
});

/** Does what is queued, as the loop of the product does. */
async function work() {
  const queued = await knex('jobs').where({ state: 'queued' });
  for (const { id, tenant_id, payload } of queued) {
    await rankFindings(store).run(
      systemScope('assets', [tenant_id]),
      payload,
      async () => {},
    );
    await knex('jobs').where({ id }).delete();
  }
  return queued.length;
}

async function take(feed: FeedName, text: string) {
  const bytes = (async function* pieces() {
    yield Buffer.from(text);
  })();
  await new IntelligenceService(store, off).take(everything, feed, bytes);
}

const rank = (tenant: string) =>
  rankFindings(store).run(systemScope('assets', [tenant]), {}, async () => {});

it('brings KEV and EPSS to the findings of every customer, and to nobody a finding of another', async () => {
  const two = ['CVE-2026-1001', 'CVE-2026-1000', 'GHSA-aaaa-bbbb-cccc'];
  const ofAcme = await addFinding(database, columns('acme', two));
  const ofGlobex = await addFinding(
    database,
    columns('globex', ['CVE-2026-1002']),
  );
  await take(
    'kev',
    kevFile([
      { cve: 'CVE-2026-1000', added: '2026-05-02', due: '2026-05-20' },
      {
        cve: 'CVE-2026-1001',
        ...{ added: '2026-04-02', due: '2026-06-20', ransomware: true },
      },
    ]),
  );
  await take(
    'epss',
    epssFile({
      'CVE-2026-1000': [0.9, 0.98],
      'CVE-2026-1001': [0.4, 0.99],
      'CVE-2026-1002': [0.01, 0.5],
    }),
  );
  expect(await work()).toBe(4);
  expect(await finding(ofAcme)).toMatchObject({
    known_exploited: true,
    exploited_since: new Date('2026-04-02T00:00Z'),
    exploited_due_at: new Date('2026-05-20T23:59:59Z'),
    exploited_by_ransomware: true,
    // The percentile is that of the CVE that has the score.
    ...{ epss: '0.900000', epss_percentile: '0.980000', severity: 2 },
    due_at: new Date('2026-05-20T23:59:59Z'),
    ...{ version: 1, rank: expect.any(Number) },
  });
  expect(await finding(ofGlobex)).toMatchObject({
    ...{ known_exploited: false, exploited_since: null, epss: '0.010000' },
    due_at: new Date('2026-12-01T09:00Z'),
  });
});

it('tells what nobody looked up from what is not listed', async () => {
  const unlisted = await addFinding(database, {
    ...columns('acme', ['CVE-2026-1000']),
    ...{ stated_known_exploited: true, stated_epss: 0.25 },
  });
  const without = await addFinding(database, {
    ...columns('acme'),
    stated_known_exploited: true,
  });
  const whats = async (id: string) =>
    (await finding(id)).rank_parts.map((part: { what: string }) => part.what);
  await rank('acme');
  expect(await finding(unlisted)).toMatchObject({ known_exploited: null });
  expect(await whats(unlisted)).toEqual(
    expect.arrayContaining([
      'Known to be exploited, as the scanner says',
      'Likelihood of exploitation (EPSS 0.250, as the scanner says)',
    ]),
  );
  await take('kev', kevFile([{ cve: 'CVE-2020-1000' }]));
  await work();
  expect(await finding(unlisted)).toMatchObject({ known_exploited: false });
  expect(await whats(unlisted)).not.toContain(
    'Known to be exploited, as the scanner says',
  );
  expect(await finding(without)).toMatchObject({ known_exploited: null });
  expect(await whats(without)).toContain(
    'Known to be exploited, as the scanner says',
  );
});

it('rewrites only findings that a new list changes, and takes back what it takes back', async () => {
  const cves = Array.from({ length: 30 }, (_, at) => `CVE-2026-${1000 + at}`);
  const changed = await addFinding(database, columns('acme', [cves[0]]));
  const same = await addFinding(database, columns('acme', [cves[1]]));
  await take('kev', kevFile(cves.map(cve => ({ cve }))));
  await work();
  expect(await finding(changed)).toMatchObject({ known_exploited: true });
  const before = await finding(same);
  const rest = cves.slice(1).map(cve => ({ cve }));
  await take('kev', kevFile(rest, { released: '2026-11-21' }));
  await work();
  expect(await finding(changed)).toMatchObject({
    ...{ known_exploited: false, exploited_since: null },
    exploited_due_at: null,
  });
  expect(await finding(same)).toEqual(before);
  // The same list again is no work for anybody.
  await take('kev', kevFile(rest, { released: '2026-11-21' }));
  expect(await work()).toBe(0);
});

it('ranks anew exactly the findings of an asset that matters more or is reached otherwise', async () => {
  const one = await addFinding(database, columns('acme'));
  const other = await store.transact(everything, tx =>
    tx.assets.create(anAsset({ name: 'db-01' })),
  );
  const elsewhere = await addFinding(database, {
    ...columns('acme'),
    asset_id: other.id,
  });
  await rank('acme');
  const before = await finding(one);
  const untouched = await finding(elsewhere);
  const service = new AssetService(store);
  const asset = await service.update(admin('acme'), {
    ...assets.acme,
    ...{ exposure: 'internet', criticality: 'critical' },
  });
  expect(asset.exposure).toBe('internet');
  expect(await finding(one)).toMatchObject({ ranked_at: null });
  expect(await finding(elsewhere)).toEqual(untouched);
  await work();
  const after = await finding(one);
  expect(after.rank).toBeGreaterThan(before.rank);
  expect(after.version).toBe(before.version);
  await service.update(admin('acme'), { ...asset, title: 'Web' });
  expect(await work()).toBe(0);
});

it("dates a customer's open findings anew after its deadlines changed, and nobody else's", async () => {
  const open = await addFinding(database, columns('acme'));
  const closed = await addFinding(database, {
    ...columns('acme'),
    state: 'closed',
  });
  const foreign = await addFinding(database, columns('globex'));
  await rank('acme');
  await rank('globex');
  const service = new RemediationService(store);
  const { rules, version } = await service.get(admin('acme'));
  await service.update(admin('acme'), {
    ...{ version, rules: { ...rules, days: { ...rules.days, High: 3 } } },
  });
  await work();
  const dueAt = async (id: string) => (await finding(id)).due_at.toISOString();
  expect(await dueAt(open)).toBe('2026-11-04T09:00:00.000Z');
  expect(await dueAt(closed)).toBe('2026-12-01T09:00:00.000Z');
  expect(await dueAt(foreign)).toBe('2026-12-01T09:00:00.000Z');
});

it('counts the days anew from the return of a closed finding, and not from a retest that failed', async () => {
  const back = await addFinding(database, columns('acme'));
  const failed = await addFinding(database, columns('acme'));
  const steps = (finding_id: string, states: string[]) =>
    knex('finding_steps').insert(
      states.map((state, at) => ({
        ...{ tenant_id: 'acme', id: `${finding_id}-${at}`, finding_id },
        ...{ action: 'a', actor: 'plugin:assets', state },
        created_at: `2026-11-0${at + 1}T00:00Z`,
      })),
    );
  await steps(back, ['open', 'closed', 'open']);
  await steps(failed, ['open', 'awaiting_retest', 'open']);
  const service = new RemediationService(store);
  const { rules, version } = await service.get(admin('acme'));
  await service.update(admin('acme'), {
    ...{ version, rules: { ...rules, restartsOnReturn: true } },
  });
  await work();
  expect(await finding(back)).toMatchObject({
    sla_started_at: new Date('2026-11-03T00:00Z'),
    due_at: new Date('2026-12-03T00:00Z'),
  });
  expect(await finding(failed)).toMatchObject({
    due_at: new Date('2026-12-01T09:00Z'),
  });
});

it('lets an import of the customer end first, and waits for nobody else', async () => {
  const id = await addFinding(database, columns('acme'));
  const importing = await knex.transaction();
  await importing.raw(lockScan, { tenant: 'acme' });
  await rank('globex');
  const ranking = rank('acme');
  await until(async () => {
    const waiting = { locktype: 'advisory', granted: false };
    return Boolean(await knex('pg_catalog.pg_locks').where(waiting).first());
  });
  expect(await finding(id)).toMatchObject({ ranked_at: null });
  await importing.commit();
  await ranking;
  expect((await finding(id)).ranked_at).not.toBe(null);
});

it('leaves to others what they hold, and ranks the rest meanwhile', async () => {
  const held = await addFinding(database, columns('acme'));
  const free = await addFinding(database, columns('acme'));
  const other = await knex.transaction();
  try {
    await other('findings').where({ id: held }).forUpdate();
    const ranking = rank('acme');
    await until(async () => (await finding(free)).ranked_at !== null, 10);
    await ranking;
    expect((await finding(held)).ranked_at).toBe(null);
  } finally {
    await other.rollback();
  }
  await rank('acme');
  expect((await finding(held)).ranked_at).not.toBe(null);
});

it('ranks what a job left behind, of every customer', async () => {
  const ids = [
    await addFinding(database, columns('acme')),
    await addFinding(database, columns('globex')),
  ];
  await rankForgottenFindings(store).run(everything, {}, async () => {});
  for (const id of ids) {
    expect((await finding(id)).ranked_at).not.toBe(null);
  }
});

it('ranks thousands with few statements, each finding once, though two do it at a time', async () => {
  const many = Array.from({ length: 2500 }, (_, at) => at);
  await knex.raw(
    `insert into findings (tenant_id, id, asset_id, source, key, key_version, rule, title, state, severity,
       source_severity, vulnerability_ids, cwes, text_id, tags, sla_started_at, first_seen_at, last_seen_at,
       last_import_id, search)
     select 'acme', 'fnd_' || n, ?, 'nessus', n, 1, 'r', 't', 'open', 3, '', '{}', '{}', 't', '{}', now(), now(),
       now(), 'imp', 't' from unnest(?::int[]) n`,
    [assets.acme.id, many],
  );
  const app = await database.service('assets').getClient();
  let statements = 0;
  const count = () => {
    statements += 1;
  };
  app.client.on('query', count);
  await rank('acme');
  app.client.off('query', count);
  // Three batches of a transaction, its settings, the rules, a reading and a writing, and those of the comparison.
  expect(statements).toBeLessThanOrEqual(25);
  await knex('findings').update({ ranked_at: null });
  await Promise.all([rank('acme'), rank('acme')]);
  await rank('acme');
  expect(await knex('findings').whereNull('ranked_at')).toEqual([]);
  expect(await knex('findings').distinct('version').pluck('version')).toEqual([
    1,
  ]);
});
