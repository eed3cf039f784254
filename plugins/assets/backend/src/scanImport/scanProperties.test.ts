/** @jest-environment node */
import type { ReadRecord } from '@wardroom/assets-formats';
import { aScan } from '../testing/aScan';
import { dice } from '../testing/dice';
import { ScanLab } from '../testing/ScanLab';

const SEVERITIES = ['Critical', 'High', 'Medium', 'Low', 'Info'] as const;

/** A scan of ten hosts, some of which share addresses, with weaknesses at several places and said twice. */
function generated(seed: number): ReadRecord[] {
  const roll = dice(seed);
  const hosts = Array.from({ length: 10 }, (_, host) =>
    aScan.host(`host-${host}.acme.example`, `192.0.2.${host % 8}`),
  );
  const findings = Array.from({ length: 120 }, () => {
    const rule = `rule-${roll(20)}`;
    return aScan.finding(hosts[roll(10)], rule, {
      port: [undefined, 22, 443][roll(3)],
      severity: SEVERITIES[roll(5)],
      vulnerabilityIds: [`CVE-2026-${1000 + roll(3)}`],
      tags: [`tag-${roll(3)}`],
      evidence: `Seen ${roll(3)} times`,
    });
  });
  return [...hosts.map(host => aScan.of(host)), ...findings];
}

function shuffled<T>(items: T[], seed: number): T[] {
  const roll = dice(seed);
  const all = [...items];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = roll(last + 1);
    [all[last], all[other]] = [all[other], all[last]];
  }
  return all;
}

describe('whatever a scan says', () => {
  let lab: ScanLab;
  const at = '2026-02-01T00:00:00.000Z';

  beforeAll(async () => {
    lab = await ScanLab.open();
  });

  afterAll(() => lab.drop());

  /** What a tenant knows, without the names that rows have been given. */
  async function knowledge(tenant: string) {
    const assets = await lab
      .rows('assets')
      .where({ tenant_id: tenant })
      .orderBy('name')
      .select('name', 'title', 'type', 'os', 'addresses', 'scanned_at');
    const identifiers = await lab
      .rows('asset_identifiers as identifier')
      .join('assets as asset', 'asset.id', 'identifier.asset_id')
      .where({ 'identifier.tenant_id': tenant })
      .orderBy(['asset.name', 'kind', 'value'])
      .select('asset.name', 'kind', 'value', 'zone');
    const findings = await lab
      .rows('findings as finding')
      .join('assets as asset', 'asset.id', 'finding.asset_id')
      .where({ 'finding.tenant_id': tenant })
      .orderBy(['asset.name', 'key'])
      .select(
        ...['asset.name', 'key', 'finding.state', 'severity', 'text_id'],
        ...['vulnerability_ids', 'finding.tags', 'first_seen_at'],
        ...['last_seen_at', 'closed_at'],
      );
    const places = await lab
      .rows('finding_occurrences as place')
      .join('findings as finding', 'finding.id', 'place.finding_id')
      .join('assets as asset', 'asset.id', 'finding.asset_id')
      .where({ 'place.tenant_id': tenant })
      .orderBy(['asset.name', 'finding.key', 'place.key'])
      .select('asset.name', 'finding.key', 'place', 'evidence', 'gone_at');
    return { assets, identifiers, findings, places };
  }

  it('changes nothing when it is imported twice', async () => {
    const tenant = 'twice';
    const scan = { tenant, at, sha256: 'same' };
    await lab.import(generated(1), scan);
    const was = await lab.tables(tenant);
    const { counts } = await lab.import(generated(1), scan);
    expect(counts).toMatchObject({
      created: 0,
      updated: 0,
      reopened: 0,
      closed: 0,
      skipped: [{ records: 120 }],
    });
    await expect(lab.tables(tenant)).resolves.toEqual(was);
    const known = await knowledge(tenant);
    const again = await lab.import(generated(1), { tenant, at });
    expect(again.counts).toMatchObject({ created: 0, updated: 0, closed: 0 });
    await expect(knowledge(tenant)).resolves.toEqual(known);
  });

  it('means the same in any order', async () => {
    await lab.import(generated(2), { tenant: 'order-0', at });
    for (const order of [1, 2, 3])
      await lab.import(shuffled(generated(2), order), {
        tenant: `order-${order}`,
        at,
      });
    const expected = await knowledge('order-0');
    for (const order of [1, 2, 3])
      await expect(knowledge(`order-${order}`)).resolves.toEqual(expected);
  });

  it('means the same in two files of one scan', async () => {
    const whole = generated(3);
    const hosts = whole.filter(({ kind }) => kind === 'asset');
    const findings = whole.filter(({ kind }) => kind === 'finding');
    const keys = (all: ReadRecord[]) => [...hosts, ...all];
    await lab.import(whole, { tenant: 'whole', at });
    // Each weakness in one of them.
    const half = (each: ReadRecord) =>
      each.kind === 'finding' && each.finding.rule < 'rule-15';
    await lab.import(keys(findings.filter(half)), { tenant: 'parts', at });
    const { counts } = await lab.import(
      keys(findings.filter(each => !half(each))),
      { tenant: 'parts', at },
    );
    expect(counts.closed).toBe(0);
    await expect(knowledge('parts')).resolves.toEqual(await knowledge('whole'));
  });

  it('shares nothing between two customers', async () => {
    await lab.import(generated(4), { tenant: 'acme', at });
    const was = await lab.tables('acme');
    await lab.import(generated(4), { tenant: 'globex', at });
    await lab.import(generated(5), { tenant: 'globex' });
    await expect(lab.tables('acme')).resolves.toEqual(was);
    for (const table of ['assets', 'findings', 'finding_occurrences']) {
      const ids = (tenant: string) =>
        lab.rows(table).where({ tenant_id: tenant }).pluck('id');
      const foreign = new Set(await ids('globex'));
      expect((await ids('acme')).filter(id => foreign.has(id))).toEqual([]);
    }
  });

  it('is undone to what was before, whatever that was', async () => {
    const tenant = 'undone';
    await lab.import(generated(6), { tenant });
    await lab.import(generated(7), { tenant });
    const was = await lab.tables(tenant);
    const { id } = await lab.import(generated(8), { tenant });
    await lab.undo(id, tenant);
    await expect(lab.tables(tenant)).resolves.toEqual(was);
  });

  it('is applied once, and imports of one customer take turns', async () => {
    const tenant = 'race';
    const one = await lab.stage(generated(9), { tenant, at });
    const other = await lab.stage(generated(9), { tenant, at });
    await Promise.all(
      [one, one, other, other].map(id => lab.apply(id, { tenant })),
    );
    const { findings, assets } = await lab.tables(tenant);
    await lab.import(generated(9), { tenant: 'alone', at });
    const alone = await lab.tables('alone');
    expect(findings).toHaveLength(alone.findings.length);
    expect(assets).toHaveLength(alone.assets.length);
  });

  it('is staged anew by whoever goes on after a crash', async () => {
    const tenant = 'crash';
    const id = await lab.stage(generated(10), { tenant, at });
    await lab.stageAgain(id, generated(10), { tenant });
    await lab.apply(id, { tenant });
    await lab.import(generated(10), { tenant: 'calm', at });
    await expect(knowledge('crash')).resolves.toEqual(await knowledge('calm'));
  });
});
