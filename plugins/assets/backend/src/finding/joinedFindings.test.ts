/** @jest-environment node */
import { testScope } from '@wardroom/platform-test-utils';
import { aScan } from '../testing/aScan';
import { ScanLab } from '../testing/ScanLab';
import { FindingService } from './FindingService';

const web = aScan.host('web-01.acme.example', '192.0.2.1');
const db = aScan.host('db-01.acme.example', '192.0.2.2');
const nessus = aScan.finding(web, 'old-openssl', { port: 443 });
const openvas = aScan.finding(web, '1.3.6.1', { port: 8443 });
const other = aScan.finding(db, 'old-openssl', { port: 443 });

describe('findings that are the same weakness', () => {
  let lab: ScanLab;
  let service: FindingService;

  beforeAll(async () => {
    lab = await ScanLab.open();
    service = new FindingService(lab.store);
  });

  afterAll(() => lab.drop());

  const as = (tenant: string) =>
    testScope({ ref: 'user:provider/tess', tenants: [tenant] });
  const scan = (tenant: string, source: string, ...found: (typeof nessus)[]) =>
    lab.import([aScan.of(web), ...found], { tenant, source });
  const get = async (tenant: string, rule: string) => {
    const { id } = await lab
      .rows('findings')
      .where({ tenant_id: tenant, rule })
      .first();
    return service.get(as(tenant), { id });
  };
  /** What OpenVAS says is behind what Nessus says. */
  const joined = async (tenant: string) => {
    await scan(tenant, 'nessus', nessus);
    await scan(tenant, 'openvas', openvas);
    await service.merge(as(tenant), {
      ...(await get(tenant, '1.3.6.1')),
      into: await get(tenant, 'old-openssl'),
    });
  };
  const stateOf = async (tenant: string, rule = 'old-openssl') =>
    (await get(tenant, rule)).state;

  it('are one, with the places of both, and later scans find both', async () => {
    const tenant = 'joined';
    await joined(tenant);
    const kept = await get(tenant, 'old-openssl');
    expect(kept.occurrences.map(({ place }) => place).sort()).toEqual([
      '443/tcp',
      '8443/tcp',
    ]);
    expect(kept).toMatchObject({
      ...{ state: 'open', occurrenceCount: 2 },
      doubles: [{ title: 'Weakness 1.3.6.1', source: 'openvas' }],
    });
    await expect(get(tenant, '1.3.6.1')).resolves.toMatchObject({
      state: 'duplicate',
      doubleOf: { id: kept.id, title: 'Weakness old-openssl' },
    });
    const { items } = await service.list(as(tenant), {});
    expect(items.map(({ id }) => id)).toEqual([kept.id]);
    const { counts } = await scan(tenant, 'openvas', openvas);
    expect(counts).toMatchObject({ created: 0, reopened: 0, unchanged: 1 });
    await expect(stateOf(tenant, '1.3.6.1')).resolves.toBe('duplicate');
  });

  it('are closed when no scan shows either any more, and back when one does', async () => {
    const tenant = 'closed';
    await joined(tenant);
    const one = await scan(tenant, 'nessus');
    expect(one.counts.closed).toBe(0);
    await expect(stateOf(tenant)).resolves.toBe('open');
    const both = await scan(tenant, 'openvas');
    expect(both.counts.closed).toBe(1);
    await expect(stateOf(tenant)).resolves.toBe('closed');
    const was = await lab.tables(tenant);
    const back = await scan(tenant, 'openvas', openvas);
    expect(back.counts).toMatchObject({ reopened: 1, created: 0 });
    const kept = await get(tenant, 'old-openssl');
    expect(kept).toMatchObject({
      ...{ state: 'open', title: 'Weakness old-openssl' },
    });
    await lab.undo(back.id, tenant);
    const { findings } = await lab.tables(tenant);
    expect(findings).toEqual(was.findings);
  });

  it('are two again when the hidden one is opened', async () => {
    const tenant = 'parted';
    await joined(tenant);
    const { id, version } = await get(tenant, '1.3.6.1');
    await service.reopen(as(tenant), {
      ...{ findings: [{ id, version }], note: 'It is another library' },
    });
    const gone = await scan(tenant, 'nessus');
    expect(gone.counts.closed).toBe(1);
    await expect(get(tenant, 'old-openssl')).resolves.toMatchObject({
      ...{ state: 'closed', doubles: [], occurrenceCount: 1 },
    });
    await expect(stateOf(tenant, '1.3.6.1')).resolves.toBe('open');
  });

  it('are refused where something would be hidden, of other assets, and to others', async () => {
    const tenant = 'refused';
    await scan(tenant, 'nessus', nessus);
    await scan(tenant, 'openvas', openvas, aScan.of(db), other);
    const [one, into] = [
      await get(tenant, '1.3.6.1'),
      await get(tenant, 'old-openssl'),
    ];
    const merge = (input = { ...one, into }, scope = as(tenant)) =>
      service.merge(scope, input);
    const foreign = { name: 'NotFoundError' };
    await expect(merge(undefined, as('joined'))).rejects.toMatchObject(foreign);
    await expect(merge({ ...one, into: one })).rejects.toThrow(/^into: /);
    await expect(merge({ ...one, version: 9, into })).rejects.toThrow(
      /changed meanwhile/,
    );
    const { id } = await lab
      .rows('findings')
      .where({ tenant_id: tenant, source: 'openvas', rule: 'old-openssl' })
      .first();
    const elsewhere = await service.get(as(tenant), { id });
    await expect(merge({ ...one, into: elsewhere })).rejects.toThrow(
      /^into: must be of the same asset, and .* is of db-01/,
    );
    const rows = lab.rows('findings').where({ tenant_id: tenant });
    await rows.clone().where({ id: one.id }).update({ due_at: '2026-01-01' });
    await expect(merge()).rejects.toThrow(/is due earlier: join/);
    await rows.clone().where({ id: into.id }).update({ state: 'out_of_scope' });
    await expect(merge()).rejects.toThrow(/is out of scope: it would hide/);
    await expect(stateOf(tenant, '1.3.6.1')).resolves.toBe('open');
  });
});
