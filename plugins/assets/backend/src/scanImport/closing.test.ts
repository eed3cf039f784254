/** @jest-environment node */
import type { Coverage, ReadRecord } from '@wardroom/assets-formats';
import { aScan } from '../testing/aScan';
import { ScanLab, type LabScan } from '../testing/ScanLab';

const web = aScan.host('web-01.acme.example');
const weak = aScan.finding(web, 'tls', { port: 443 });
const passed = (result: string, port = 443): ReadRecord => ({
  kind: 'passed',
  rule: 'tls',
  title: 'TLS',
  result,
  asset: web,
  occurrence: { kind: 'network', port, protocol: 'tcp' },
});

type Case = [
  name: string,
  options: {
    then?: Partial<Coverage>;
    now?: Partial<Coverage>;
    first?: ReadRecord[];
    second?: ReadRecord[];
    scan?: LabScan;
  },
  closed: number,
];

describe('closing by proof', () => {
  let lab: ScanLab;

  beforeAll(async () => {
    lab = await ScanLab.open();
  });

  afterAll(() => lab.drop());

  const cases: Case[] = [
    ['a scan of the same', { then: {}, now: {} }, 1],
    ['a host that is only mentioned', { then: {} }, 0],
    ['another policy', { then: { scope: 'full' }, now: { scope: 'pci' } }, 0],
    [
      'a worse sign-in',
      { then: { authenticated: true }, now: { authenticated: false } },
      0,
    ],
    [
      'a sign-in that is not told where there was one',
      { then: { authenticated: true }, now: {} },
      0,
    ],
    [
      'a better sign-in',
      { then: { authenticated: false }, now: { authenticated: true } },
      1,
    ],
    ['a scan after one that told nothing', { now: { ports: '443' } }, 1],
    ['ports with it', { then: {}, now: { ports: '22,400-500' } }, 1],
    ['ports without it', { then: {}, now: { ports: '22,80' } }, 0],
    ['ports of another protocol', { then: {}, now: { ports: 'U:443' } }, 0],
    [
      'the same ports in words',
      { then: { ports: 'default' }, now: { ports: 'default' } },
      1,
    ],
    ['ports in words', { then: {}, now: { ports: 'default' } }, 0],
    [
      'fewer ports, of a weakness of the whole host',
      {
        first: [aScan.of(web), aScan.finding(web, 'patch')],
        now: { ports: '443' },
      },
      0,
    ],
    [
      'one of two policies that the scan before had',
      {
        first: [
          aScan.of(web, { scope: 'a' }),
          aScan.of(web, { scope: 'b' }),
          weak,
        ],
        now: { scope: 'a' },
      },
      0,
    ],
    ['a check that passed', { second: [passed('PASS')] }, 1],
    ['a check that passed elsewhere', { second: [passed('PASS', 8443)] }, 0],
    ['a check that nobody made', { second: [passed('MANUAL')] }, 0],
    [
      'the word of the scanner that it is fixed',
      {
        second: [aScan.finding(web, 'tls', { port: 443, status: 'fixed' })],
      },
      1,
    ],
    ['a scan of another source', { now: {}, scan: { source: 'openvas' } }, 0],
    [
      'an import that is to close nothing',
      { now: {}, scan: { closes: false } },
      0,
    ],
  ];

  it.each(cases)('%s', async (name, options, closed) => {
    const tenant = `case-${cases.findIndex(each => each[0] === name)}`;
    const { then, now, scan = {} } = options;
    const first =
      options.first ?? (then ? [aScan.of(web, then), weak] : [weak]);
    const second =
      options.second ??
      (now ? [aScan.of(web, now)] : [aScan.finding(web, 'other')]);
    await lab.import(first, { tenant });
    const { counts } = await lab.import(second, { tenant, ...scan });
    expect(counts.closed).toBe(closed);
  });

  it('takes the acceptance of a risk for ended, and nothing else that people said', async () => {
    const rules = [
      'risk_accepted',
      'false_positive',
      'out_of_scope',
      'duplicate',
      'fixing',
    ];
    const tenant = 'triaged';
    const findings = rules.map(rule => aScan.finding(web, rule));
    await lab.import([aScan.of(web), ...findings], { tenant });
    for (const rule of rules)
      await lab
        .rows('findings')
        .where({ tenant_id: tenant, rule })
        .update({ state: rule });
    const { counts } = await lab.import([aScan.of(web), ...findings], {
      tenant,
    });
    expect(counts).toMatchObject({ reopened: 0, closed: 0, unchanged: 5 });
    await lab.import([aScan.of(web)], { tenant });
    const states = await lab
      .rows('findings')
      .where({ tenant_id: tenant })
      .orderBy('rule')
      .pluck('state');
    expect(states).toEqual([
      'duplicate',
      'false_positive',
      'closed',
      'out_of_scope',
      'closed',
    ]);
  });

  it('opens what somebody called fixed only by a scan from after that', async () => {
    const tenant = 'settled';
    await lab.import([aScan.of(web), weak], {
      tenant,
      at: '2026-01-01T00:00Z',
    });
    const { id } = await lab
      .rows('findings')
      .where({ tenant_id: tenant })
      .first();
    await lab
      .rows('findings')
      .where({ id })
      .update({ state: 'awaiting_retest' });
    await lab.rows('finding_steps').insert({
      tenant_id: tenant,
      id: 'stp_settled',
      finding_id: id,
      action: 'settle',
      actor: 'user:acme/jane',
      state: 'awaiting_retest',
      created_at: '2026-01-10T00:00Z',
    });
    const scan = (at: string) =>
      lab.import([aScan.of(web), weak], { tenant, at });
    expect((await scan('2026-01-09T00:00Z')).counts).toMatchObject({
      unchanged: 1,
      reopened: 0,
    });
    expect((await scan('2026-01-11T00:00Z')).counts).toMatchObject({
      reopened: 1,
    });
  });
});

describe('an import that would close much', () => {
  let lab: ScanLab;
  const findings = Array.from({ length: 20 }, (_, rule) =>
    aScan.finding(web, `rule-${rule}`),
  );
  const hold = { share: 0.2, least: 5 };

  beforeAll(async () => {
    lab = await ScanLab.open();
  });

  afterAll(() => lab.drop());

  it('waits for a person, shows what it would do and has done nothing', async () => {
    await lab.import([aScan.of(web), ...findings]);
    const was = await lab.tables('acme');
    const held = await lab.import(
      [aScan.of(web), ...findings.slice(0, 10), aScan.finding(web, 'new')],
      { hold },
    );
    expect(held).toMatchObject({
      state: 'held',
      error:
        'It would close 10 of the 20 open findings of what it has scanned. Confirm that it may, or cancel it.',
      counts: { created: 1, closed: 10, unchanged: 10 },
    });
    expect(held.closings).toHaveLength(10);
    expect(held.closings).toContainEqual({
      ...{ id: expect.stringMatching(/^fnd_/), severity: 'Medium' },
      ...{ title: 'Weakness rule-19', asset: 'web-01.acme.example' },
    });
    const { scan_records, ...rest } = await lab.tables('acme');
    expect(rest).toEqual({ ...was, scan_records: undefined });
    expect(scan_records).not.toEqual([]);
    await lab
      .rows('scan_imports')
      .where({ id: held.id })
      .update({ state: 'confirmed' });
    await expect(lab.apply(held.id, { hold })).resolves.toMatchObject({
      state: 'done',
      error: null,
      counts: { closed: 10, created: 1 },
    });
  });

  it('goes on where it is little, in number or in part', async () => {
    const tenant = 'little';
    await lab.import([aScan.of(web), ...findings], { tenant });
    const few = await lab.import([aScan.of(web), ...findings.slice(5)], {
      tenant,
      hold,
    });
    expect(few).toMatchObject({ state: 'done', counts: { closed: 5 } });
    const part = await lab.import([aScan.of(web), ...findings.slice(10)], {
      tenant,
      hold: { share: 0.4, least: 1 },
    });
    expect(part).toMatchObject({ state: 'done', counts: { closed: 5 } });
  });
});
