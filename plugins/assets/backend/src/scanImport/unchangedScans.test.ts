/** @jest-environment node */
import type { ReadRecord } from '@wardroom/assets-formats';
import { aScan } from '../testing/aScan';
import { ScanLab } from '../testing/ScanLab';

const hosts = [0, 1, 2].map(at => aScan.host(`host-${at}.acme.example`));
const at = '2026-02-01T00:00:00.000Z';

/** Three hosts with two weaknesses each, one of them at two ports, in the words of the given time. */
function scanOf(words: string, only = hosts): ReadRecord[] {
  const weak = (host: (typeof hosts)[0], rule: string, port?: number) =>
    aScan.finding(host, rule, { port, title: words, evidence: `${port}` });
  return [
    ...only.map(host => aScan.of(host)),
    ...only.flatMap(host => [
      weak(host, 'rule-1', 22),
      weak(host, 'rule-1', 443),
      weak(host, 'rule-2'),
    ]),
  ];
}

describe('a scan that says what is known', () => {
  let lab: ScanLab;

  beforeAll(async () => {
    lab = await ScanLab.open();
  });

  afterAll(() => lab.drop());

  /** Each row with the transaction that has written it. */
  async function written(tenant: string) {
    const of = (table: string) =>
      lab.rows(table).where({ tenant_id: tenant }).orderBy('id');
    const columns = lab.raw('id, xmin::text as written');
    return {
      findings: await of('findings').select(columns),
      places: await of('finding_occurrences').select(columns),
      steps: await of('finding_steps').select(columns),
    };
  }

  it('writes no row where it was made at the same time', async () => {
    const tenant = 'same';
    await lab.import(scanOf('Weak'), { tenant, at });
    const was = await written(tenant);
    const { id, counts } = await lab.import(scanOf('Weak'), { tenant, at });
    expect(counts).toMatchObject({ created: 0, updated: 0, unchanged: 6 });
    await expect(written(tenant)).resolves.toEqual(was);
    const effects = lab.rows('scan_effects').where({ scan_import_id: id });
    await expect(effects).resolves.toEqual([]);
    await lab.undo(id, tenant);
    await expect(written(tenant)).resolves.toEqual(was);
  });

  it('writes only when things were seen where it was made later', async () => {
    const tenant = 'later';
    await lab.import(scanOf('Weak'), { tenant, at });
    const tables = async () => {
      const { findings, finding_occurrences } = await lab.tables(tenant);
      return [findings, finding_occurrences].map(rows =>
        rows.map(({ last_seen_at, last_import_id, ...row }) => row),
      );
    };
    const was = await tables();
    const { counts } = await lab.import(scanOf('Weak'), {
      ...{ tenant, at: '2026-02-02T00:00:00.000Z' },
    });
    expect(counts).toMatchObject({ created: 0, updated: 0, unchanged: 6 });
    await expect(tables()).resolves.toEqual(was);
    const seen = await lab
      .rows('findings')
      .where({ tenant_id: tenant })
      .distinct('last_seen_at');
    expect(seen).toHaveLength(1);
    expect(seen[0].last_seen_at > new Date(at)).toBe(true);
  });

  it('comes to the same with what is remembered of scans and without', async () => {
    const some = hosts.slice(0, 2);
    const scans = [
      ...[scanOf('Weak'), scanOf('Weak'), scanOf('Worse'), scanOf('Weak')],
      ...[scanOf('Weak', some), scanOf('Weak'), scanOf('Weak'), scanOf('Bad')],
      ...[scanOf('Worse', some), scanOf('Worse'), scanOf('Weak', some)],
    ];
    const days = [1, 1, 2, 3, 4, 3, 5, 5, 6, 6, 7];
    const forget = (tenant: string) =>
      Promise.all(
        ['findings', 'finding_occurrences'].map(table =>
          lab.rows(table).where({ tenant_id: tenant }).update('digest', null),
        ),
      );
    for (const [number, day] of days.entries()) {
      const told: unknown[] = [];
      for (const tenant of ['remembers', 'forgets']) {
        if (tenant === 'forgets') await forget(tenant);
        const scan = { tenant, at: `2026-03-0${day}T00:00:00.000Z` };
        const { id, counts } = await lab.import(scans[number], scan);
        if (number % 4 === 3) await lab.undo(id, tenant);
        const known = await lab
          .rows('findings')
          .where({ tenant_id: tenant })
          .orderBy(['rule', 'search'])
          .select('rule', 'title', 'state', 'search', 'first_seen_at')
          .select('last_seen_at', 'closed_at');
        const places = await lab
          .rows('finding_occurrences')
          .where({ tenant_id: tenant })
          .orderBy(['last_seen_at', 'gone_at', 'key', 'evidence'])
          .select('key', 'place', 'evidence', 'last_seen_at', 'gone_at');
        told.push({ counts, known, places });
      }
      expect(told[0]).toEqual(told[1]);
    }
  });
});
