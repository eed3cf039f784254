import { testScope } from '@wardroom/platform-test-utils';
import { systemScope } from '@wardroom/platform-node';
import { RunLab } from '../testing/RunLab';
import { ApplyService } from './ApplyService';

const asset = `
apiVersion: wardroom.dev/v1alpha1
kind: Asset
metadata: { namespace: acme, name: shop-01 }
spec: { type: server, criticality: high, addresses: [192.0.2.11] }
`;
const schedules = `
apiVersion: wardroom.dev/v1alpha1
kind: ScanSchedule
metadata: { namespace: acme, name: nightly, title: Every night }
spec:
  customer: acme
  scanner: fake-scanner
  type: full
  targets: { assets: [shop-01], ranges: [198.51.100.0/24] }
  recurrence: { every: week, on: [sunday, monday], at: '02:30' }
  timeZone: Europe/Berlin
  blackouts:
    - { from: '2026-12-24', to: '2027-01-02', note: Change freeze }
    - { weekdays: [friday], from: '18:00', to: '23:00' }
  missed: catch-up
---
apiVersion: wardroom.dev/v1alpha1
kind: ScanSchedule
metadata: { namespace: globex, name: monthly }
spec:
  scanner: fake-scanner
  type: critical
  recurrence: { every: cron, expression: 30 2 1 * * }
  timeZone: UTC
  state: paused
`;

const both = `${asset}---${schedules}`;

describe('applyScanSchedules', () => {
  let lab: RunLab;
  let service: ApplyService;
  const fleet = systemScope('assets', '*');

  beforeAll(async () => {
    lab = await RunLab.open();
    const { store, scanners, tenants } = lab;
    service = new ApplyService({ store, scanners, tenants: tenants as never });
  });
  beforeEach(() => lab.reset());
  afterAll(() => lab.drop());

  const apply = (files: string, dryRun = false) =>
    service.apply(fleet, { files, dryRun });
  const rows = (table: string) => lab.rows(table).orderBy('tenant_id');

  it('comes with the assets that they scan, and changes nothing the second time', async () => {
    const tried = await apply(both, true);
    expect(tried).toMatchObject({ created: 3 });
    await expect(rows('scan_schedules')).resolves.toEqual([]);
    await apply(both);
    const again = await apply(both);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    const made = await rows('scan_schedules');
    expect(made.map(({ name, state }) => [name, state])).toEqual([
      ['nightly', 'active'],
      ['monthly', 'paused'],
    ]);
    const planned = await rows('scan_runs');
    expect(planned.map(({ tenant_id }) => tenant_id)).toEqual(['acme']);
  });

  it('exports what apply takes without a change', async () => {
    await apply(both);
    for (const [tenant, unchanged] of [
      ['acme', 3],
      ['globex', 2],
    ] as const) {
      const scope = testScope({ ref: 'user:acme/ada', tenants: [tenant] });
      const { body } = await service.export(scope);
      const plan = await apply(body as string, true);
      expect(plan).toMatchObject({ created: 0, updated: 0, unchanged });
      expect(body).toContain('kind: ScanSchedule');
    }
  });

  it('shows what differs, and lets a paused one go on', async () => {
    await apply(both);
    const changed = schedules
      .replace('state: paused', 'state: active')
      .replace('type: critical', 'type: discovery');
    const plan = await apply(changed);
    expect(plan.changes[1]).toEqual({
      entity: 'scanschedule:globex/monthly',
      action: 'update',
      fields: [
        { field: 'type', before: 'critical', after: 'discovery' },
        { field: 'state', before: 'paused', after: 'active' },
      ],
    });
    await expect(rows('scan_runs')).resolves.toHaveLength(2);
  });

  it.each([
    ['an asset that is not there', ['shop-01', 'shop-7'], 'no asset "shop-7"'],
    [
      'an unknown scanner',
      ['fake-scanner', 'other'],
      'files: scan schedule acme/nightly, scanner: must be one of',
    ],
    [
      'an unknown field',
      ['missed:', 'mised:'],
      /^files: document 1 \(scan schedule nightly\), spec: .*mised/,
    ],
    [
      'a schedule that comes round too often',
      ['30 2 1 * *', '"* * * * *"'],
      'files: scan schedule globex/monthly, recurrence',
    ],
  ] as const)('refuses %s as a whole', async (_, [old, wrong], message) => {
    await apply(asset);
    await expect(apply(schedules.replace(old, wrong))).rejects.toThrow(message);
    await expect(rows('scan_schedules')).resolves.toEqual([]);
  });
});
