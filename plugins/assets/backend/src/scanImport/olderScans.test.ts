/** @jest-environment node */
import { aScan } from '../testing/aScan';
import { ScanLab } from '../testing/ScanLab';

const web = aScan.host('web-01.acme.example');
const weak = aScan.finding(web, 'tls', { port: 443 });
const at = (day: number) => `2026-03-0${day}T00:00:00.000Z`;

describe('scans that are older than what is known', () => {
  let lab: ScanLab;

  beforeAll(async () => {
    lab = await ScanLab.open();
  });

  afterAll(() => lab.drop());

  const finding = (tenant: string) =>
    lab.rows('findings').where({ tenant_id: tenant, rule: 'tls' }).first();

  it('close nothing', async () => {
    const tenant = 'closing';
    await lab.import([aScan.of(web), weak], { tenant, at: at(5) });
    const { counts } = await lab.import([aScan.of(web)], { tenant, at: at(4) });
    expect(counts.closed).toBe(0);
  });

  it('open nothing that a newer one has closed', async () => {
    const tenant = 'opening';
    await lab.import([aScan.of(web), weak], { tenant, at: at(1) });
    await lab.import([aScan.of(web)], { tenant, at: at(5) });
    const { counts } = await lab.import([aScan.of(web), weak], {
      tenant,
      at: at(3),
    });
    expect(counts).toMatchObject({
      reopened: 0,
      unchanged: 0,
      skipped: [{ reason: 'older than the scan of 2026-03-05', records: 1 }],
    });
    await expect(finding(tenant)).resolves.toMatchObject({ state: 'closed' });
    const gone = await lab
      .rows('finding_occurrences')
      .where({ tenant_id: tenant })
      .pluck('gone_at');
    expect(gone).toEqual([new Date(at(5))]);
  });

  it('change nothing but since when a weakness is known', async () => {
    const tenant = 'dates';
    await lab.import([aScan.of(web), weak], { tenant, at: at(5) });
    const worse = aScan.finding(web, 'tls', {
      port: 443,
      severity: 'Critical',
    });
    const rank = () =>
      lab
        .rows('findings')
        .where({ tenant_id: tenant })
        .update({ ranked_at: new Date() });
    await rank();
    const { id, counts } = await lab.import([worse], { tenant, at: at(2) });
    expect(counts).toMatchObject({ updated: 0, skipped: [{ records: 1 }] });
    await expect(finding(tenant)).resolves.toMatchObject({
      severity: 3,
      first_seen_at: new Date(at(2)),
      last_seen_at: new Date(at(5)),
      // It is due earlier.
      ranked_at: null,
    });
    await rank();
    await lab.undo(id, tenant);
    await expect(finding(tenant)).resolves.toMatchObject({
      first_seen_at: new Date(at(5)),
      ranked_at: null,
    });
  });

  it('add what they alone have seen only where no newer one has looked for it', async () => {
    const tenant = 'alone';
    const other = aScan.host('db-01.acme.example');
    const policy = aScan.of(web, { scope: 'pci' });
    await lab.import([policy], { tenant, at: at(5) });
    const { counts } = await lab.import(
      [
        aScan.of(web, { scope: 'full' }),
        weak,
        aScan.of(other),
        aScan.finding(other, 'tls'),
      ],
      { tenant, at: at(3) },
    );
    expect(counts).toMatchObject({ created: 2, skipped: [] });
    const late = await lab.import([policy, aScan.finding(web, 'late')], {
      tenant,
      at: at(4),
    });
    expect(late.counts).toMatchObject({
      created: 0,
      skipped: [{ records: 1 }],
    });
  });

  it('are those of the file’s time, and no file is of the future', async () => {
    const tenant = 'future';
    const { id } = await lab.import([aScan.of(web), weak], {
      tenant,
      at: '2099-01-01T00:00Z',
    });
    const { created_at, scanned_at } = await lab
      .rows('scan_imports')
      .where({ id })
      .first();
    expect(scanned_at).toEqual(created_at);
  });
});
