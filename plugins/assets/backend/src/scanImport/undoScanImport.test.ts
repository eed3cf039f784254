/** @jest-environment node */
import { outboxOf } from '@wardroom/platform-test-utils';
import { aScan } from '../testing/aScan';
import { ScanLab } from '../testing/ScanLab';

const web = aScan.host('web-01.acme.example', '192.0.2.1');
const db = aScan.host('db-01.acme.example', '192.0.2.2');

const before = [
  aScan.of(web, { authenticated: true }),
  aScan.finding(web, 'tls', { port: 443 }),
  aScan.finding(web, 'patch'),
  aScan.finding(web, 'banner', { port: 22 }),
];
/** Changes, adds, closes, finds another place, another host and another system. */
const after = [
  aScan.of({ ...web, os: 'Debian 13' }, { authenticated: true }),
  aScan.of(db),
  aScan.finding(web, 'tls', {
    port: 443,
    severity: 'Critical',
    raw: { seen: 2 },
    description: 'Said in other words.',
  }),
  aScan.finding(web, 'tls', { port: 8443 }),
  aScan.finding(web, 'patch', { evidence: 'Version 1' }),
  aScan.finding(web, 'new'),
  aScan.finding(db, 'new'),
];

describe('undoScanImport', () => {
  let lab: ScanLab;

  beforeAll(async () => {
    lab = await ScanLab.open();
  });

  afterAll(() => lab.drop());

  const finding = (tenant: string, rule: string) =>
    lab.rows('findings').where({ tenant_id: tenant, rule }).first();

  it('leaves everything as it was before', async () => {
    const one = { tenant: 'whole' };
    await lab.import(before, one);
    const was = await lab.tables('whole');
    const { id, counts } = await lab.import(after, one);
    expect(counts).toMatchObject({
      created: 2,
      updated: 1,
      closed: 1,
      unchanged: 1,
      assets: { discovered: 1 },
    });
    await expect(lab.undo(id, 'whole')).resolves.toEqual({ kept: 0 });
    await expect(lab.tables('whole')).resolves.toEqual(was);
    await expect(lab.result(id)).resolves.toMatchObject({ state: 'undone' });
  });

  it('leaves nothing of the first import of all', async () => {
    const { id } = await lab.import(after, { tenant: 'nothing' });
    await lab.undo(id, 'nothing');
    const left = await lab.tables('nothing');
    expect(Object.values(left).flat()).toEqual([]);
  });

  it('says which assets went with it, some at a time', async () => {
    const tenant = 'told';
    const hosts = Array.from({ length: 60 }, (_, n) =>
      aScan.host(`host-${n}.acme.example`),
    );
    const { id } = await lab.import(
      hosts.map(host => aScan.of(host)),
      { tenant },
    );
    const count = await lab.countStatements(() => lab.undo(id, tenant));
    const { events } = await outboxOf(lab.database, 'assets');
    const told = events
      .map(event => event as Record<string, string>)
      .filter(event => event.type === 'scanImport.undone' && event.id === id)
      .map(({ removed }) => removed.split(' '));
    expect(told.map(names => names.length)).toEqual([50, 10]);
    expect(told.flat().sort()).toEqual(
      hosts.map(({ name }) => name.replaceAll('.', '-')).sort(),
    );
    expect(count).toBeLessThan(40);
  });

  it('keeps what people have decided since, and counts it', async () => {
    const one = { tenant: 'triage' };
    await lab.import(before, one);
    const { id } = await lab.import(after, one);
    for (const rule of ['tls', 'banner', 'patch'])
      await lab
        .rows('findings')
        .where({ tenant_id: 'triage', rule })
        .increment('version')
        .update({ state: 'false_positive' });
    await expect(lab.undo(id, 'triage')).resolves.toEqual({ kept: 2 });
    for (const rule of ['tls', 'banner', 'patch'])
      await expect(finding('triage', rule)).resolves.toMatchObject({
        state: 'false_positive',
      });
    await expect(finding('triage', 'new')).resolves.toBeUndefined();
  });

  it('keeps a new finding that somebody has decided about, and its asset', async () => {
    const { id } = await lab.import(after, { tenant: 'kept' });
    await lab
      .rows('findings')
      .where({ tenant_id: 'kept', rule: 'tls' })
      .increment('version')
      .update({ state: 'confirmed' });
    await expect(lab.undo(id, 'kept')).resolves.toEqual({ kept: 1 });
    const { findings, assets, asset_identifiers } = await lab.tables('kept');
    expect(findings).toMatchObject([{ rule: 'tls', state: 'confirmed' }]);
    expect(assets).toMatchObject([{ title: 'web-01.acme.example' }]);
    expect(asset_identifiers).toHaveLength(2);
    const { counts } = await lab.import(after, { tenant: 'kept' });
    expect(counts).toMatchObject({ created: 3, assets: { known: 1 } });
  });

  it('takes imports back one after the other, newest first', async () => {
    const one = { tenant: 'order' };
    const older = await lab.import(before, one);
    const was = await lab.tables('order');
    const newer = await lab.import(after, one);
    await expect(lab.undo(older.id, 'order')).rejects.toThrow(
      /Only the newest import of nessus can be undone, and that is imp_/,
    );
    await lab.undo(newer.id, 'order');
    await expect(lab.tables('order')).resolves.toEqual(was);
    await expect(lab.undo(older.id, 'order')).resolves.toEqual({ kept: 0 });
    const left = await lab.tables('order');
    expect(Object.values(left).flat()).toEqual([]);
  });

  it('goes back three imports of a source and no further', async () => {
    const tenant = 'three';
    const ids: string[] = [];
    for (const rule of ['one', 'two', 'three', 'four'])
      ids.unshift(
        (await lab.import([aScan.finding(web, rule)], { tenant })).id,
      );
    for (const id of ids.slice(0, 3))
      await expect(lab.undo(id, tenant)).resolves.toEqual({ kept: 0 });
    await expect(lab.undo(ids[3], tenant)).rejects.toThrow(
      /only the last three imports/,
    );
    const { findings } = await lab.tables(tenant);
    expect(findings).toMatchObject([{ rule: 'one' }]);
  });

  it('is done once, and by nobody of another customer', async () => {
    const one = { tenant: 'once' };
    const { id } = await lab.import(before, one);
    await expect(lab.undo(id, 'globex')).rejects.toThrow(/There is no import/);
    const twice = await Promise.allSettled([
      lab.undo(id, 'once'),
      lab.undo(id, 'once'),
    ]);
    expect(twice.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
  });
});
