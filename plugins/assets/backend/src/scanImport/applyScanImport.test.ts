/** @jest-environment node */
import { outboxOf } from '@wardroom/platform-test-utils';
import { aScan } from '../testing/aScan';
import { ScanLab } from '../testing/ScanLab';

const web = aScan.host('web-01.acme.example', '192.0.2.1');
const db = aScan.host('db-01.acme.example', '192.0.2.2');

/** Two hosts that were scanned whole, with three findings. */
const first = [
  aScan.of(web),
  aScan.of(db),
  aScan.finding(web, 'tls', { port: 443, severity: 'High' }),
  aScan.finding(web, 'tls', { port: 8443 }),
  aScan.finding(web, 'patch', { vulnerabilityIds: ['CVE-2026-0001'] }),
  aScan.finding(db, 'patch', { vulnerabilityIds: ['CVE-2026-0001'] }),
];

describe('applyScanImport', () => {
  let lab: ScanLab;

  beforeAll(async () => {
    lab = await ScanLab.open();
  });

  afterAll(() => lab.drop());

  const findings = (tenant: string) =>
    lab
      .rows('findings as finding')
      .join('assets as asset', 'asset.id', 'finding.asset_id')
      .where({ 'finding.tenant_id': tenant })
      .orderBy(['asset.title', 'rule'])
      .select('finding.*', 'asset.title as asset');

  const brief = async (tenant: string) =>
    (await findings(tenant)).map(
      ({ asset, rule, state }) => `${asset.split('.')[0]} ${rule} ${state}`,
    );

  it('makes assets and findings of what nobody knew, and says so', async () => {
    const { state, counts } = await lab.import(first, { tenant: 'one' });
    expect(state).toBe('done');
    expect(counts).toEqual({
      records: 4,
      created: 3,
      updated: 0,
      reopened: 0,
      closed: 0,
      unchanged: 0,
      skipped: [],
      assets: { known: 0, discovered: 2 },
    });
    const [patch, , tls] = await findings('one');
    expect(tls).toMatchObject({
      asset: 'web-01.acme.example',
      severity: 2,
      state: 'open',
      ranked_at: null,
      source: 'nessus',
    });
    expect(patch.vulnerability_ids).toEqual(['CVE-2026-0001']);
    const places = await lab
      .rows('finding_occurrences')
      .where({ finding_id: tls.id })
      .orderBy('place');
    expect(places.map(({ place, port }) => [place, port])).toEqual([
      ['443/tcp', 443],
      ['8443/tcp', 8443],
    ]);
    const steps = await lab.rows('finding_steps').where({ tenant_id: 'one' });
    expect(steps.map(({ action, actor }) => `${actor} ${action}`)).toEqual(
      Array(3).fill('user:one/admin create'),
    );
    await expect(
      lab.rows('scan_records').where({ tenant_id: 'one' }),
    ).resolves.toEqual([]);
    const { records, events } = await outboxOf(lab.database, 'assets');
    expect(records.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('3 new findings, 0 changed'),
    ]);
    expect(events).toMatchObject([
      { type: 'scanImport.finished', tenant: 'one' },
    ]);
    await expect(lab.rows('jobs').select('name')).resolves.toEqual([
      { name: 'rank findings' },
    ]);
  });

  it('sees findings again without touching what people look at', async () => {
    const one = { tenant: 'again' };
    await lab.import(first, one);
    const before = await findings('again');
    const { counts } = await lab.import(first, one);
    expect(counts).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 3,
      assets: { known: 2, discovered: 0 },
    });
    const after = await findings('again');
    expect(after.map(({ version }) => version)).toEqual([1, 1, 1]);
    expect(after[0].last_seen_at > before[0].last_seen_at).toBe(true);
    expect(after[0].first_seen_at).toEqual(before[0].first_seen_at);
  });

  it('closes what a scan that covers as much does not show, and opens it when it comes back', async () => {
    const one = { tenant: 'closing' };
    await lab.import(first, one);
    const without = first.filter(
      each => each.kind !== 'finding' || each.finding.rule !== 'patch',
    );
    const gone = await lab.import(without, one);
    expect(gone.counts).toMatchObject({ closed: 2, unchanged: 1 });
    await expect(brief('closing')).resolves.toEqual([
      'db-01 patch closed',
      'web-01 patch closed',
      'web-01 tls open',
    ]);
    const back = await lab.import(first, one);
    expect(back.counts).toMatchObject({ reopened: 2, unchanged: 1 });
    const [patch] = await findings('closing');
    expect(patch).toMatchObject({ state: 'open', closed_at: null });
    const steps = await lab
      .rows('finding_steps')
      .where({ finding_id: patch.id })
      .orderBy('created_at')
      .pluck('action');
    expect(steps).toEqual(['create', 'close', 'return']);
  });

  it('keeps a finding open while one of its places is left, and a place for itself', async () => {
    const one = { tenant: 'places' };
    await lab.import(first, one);
    const { counts } = await lab.import(
      first.filter((_, index) => index !== 2),
      one,
    );
    expect(counts).toMatchObject({ closed: 0, updated: 1, unchanged: 2 });
    const places = await lab
      .rows('finding_occurrences')
      .where({ tenant_id: 'places', kind: 'network' })
      .orderBy('port');
    expect(places.map(({ gone_at }) => gone_at === null)).toEqual([
      false,
      true,
    ]);
  });

  it('writes down what changed of a finding, and asks for a new rank', async () => {
    const one = { tenant: 'changes' };
    await lab.import([aScan.finding(web, 'tls')], one);
    await lab
      .rows('findings')
      .where({ tenant_id: 'changes' })
      .update({ ranked_at: new Date() });
    const changed = { severity: 'Critical' as const, score: 9.8 };
    const { counts } = await lab.import(
      [aScan.finding(web, 'tls', changed)],
      one,
    );
    expect(counts).toMatchObject({ updated: 1, unchanged: 0 });
    const [finding] = await findings('changes');
    expect(finding).toMatchObject({ severity: 1, version: 2, ranked_at: null });
    const step = await lab
      .rows('finding_steps')
      .where({ finding_id: finding.id, action: 'update' })
      .first();
    expect(step.changes).toEqual({
      severity: ['Medium', 'Critical'],
      score: [null, 9.8],
    });
  });
});
