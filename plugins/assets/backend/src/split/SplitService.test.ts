/** @jest-environment node */
import { newId } from '@wardroom/platform-common';
import { outboxOf } from '@wardroom/platform-test-utils';
import { addFindings } from '../testing/addFindings';
import { anAsset } from '../testing/anAsset';
import { SplitLab } from '../testing/SplitLab';

const apart = {
  web01: ['apart 80/tcp', 'of-one 22/tcp', 'same 443/tcp'],
  web02: ['apart 8080/tcp', 'of-two 22/tcp', 'same 443/tcp'],
};

describe('SplitService', () => {
  let lab: SplitLab;

  beforeAll(async () => {
    lab = await SplitLab.open();
  });

  afterAll(() => lab.drop());

  const rows = (table: string, tenant: string) =>
    lab.scans.rows(table).where({ tenant_id: tenant });
  const findingOf = async (tenant: string, rule: string, name = 'web01') => {
    const { id } = await lab.asset(tenant, name);
    return rows('findings', tenant).where({ asset_id: id, rule }).first();
  };

  it('says what would become of findings before anything is done', async () => {
    const asset = await lab.scanned('preview');
    const was = await lab.scans.tables('preview');
    const preview = await lab.splits.previewSplit(lab.scope('preview'), {
      id: asset.id,
      identifiers: await lab.identifiersOf(asset, '192.0.2.2'),
    });
    expect(preview.identifiers.map(({ value }) => value)).toEqual([
      'web01',
      '192.0.2.1',
      '192.0.2.2',
    ]);
    expect(preview.counts).toEqual({
      ...{ moved: 1, doubled: 2, kept: 1, untold: 0 },
    });
    const fates = preview.findings.map(({ title, fate }) => [title, fate]);
    expect(fates.sort()).toEqual([
      ['Weakness apart', 'doubled'],
      ['Weakness of-two', 'moved'],
      ['Weakness same', 'doubled'],
    ]);
    await expect(lab.scans.tables('preview')).resolves.toEqual(was);
  });

  it('gives the new asset what was seen under its identifiers', async () => {
    const asset = await lab.scanned('split');
    const half = await lab.split(asset);
    expect(half).toMatchObject({
      ...{ name: 'web02', type: 'host', state: 'active' },
      addresses: ['192.0.2.2'],
    });
    await expect(lab.findings('split')).resolves.toEqual(apart);
    const whole = await lab.asset('split', 'web01');
    expect(whole.addresses).toEqual(['192.0.2.1']);
    const { records, events } = await outboxOf(lab.scans.database, 'assets');
    const said = records.filter(({ event }) => event === 'asset.split');
    expect(said.map(({ sentence }) => sentence)).toEqual([
      'user:provider/tess split web02 off the asset web01 with ip 192.0.2.2: 1 findings moved, 2 doubled',
    ]);
    expect(events.map(({ type }) => type).slice(-2)).toEqual([
      ...['asset.updated', 'asset.created'],
    ]);
  });

  it('is respected by later scans, also where they find something new or close it', async () => {
    await lab.split(await lab.scanned('later'));
    const again = await lab.scans.import(SplitLab.scan, { tenant: 'later' });
    expect(again.counts).toMatchObject({
      ...{ created: 0, reopened: 0, closed: 0, unchanged: 6 },
      assets: { known: 2, discovered: 0 },
    });
    expect(again.warnings).toEqual([]);
    await expect(lab.findings('later')).resolves.toEqual(apart);
    const without = SplitLab.scan.filter(
      record => record.kind !== 'finding' || record.finding.rule !== 'of-two',
    );
    const gone = await lab.scans.import(without, { tenant: 'later' });
    expect(gone.counts).toMatchObject({ closed: 1, created: 0 });
    await expect(findingOf('later', 'of-two', 'web02')).resolves.toMatchObject({
      state: 'closed',
    });
  });

  it('keeps to both halves what was decided, its history, its request and its accepted risk', async () => {
    const tenant = 'decided';
    const asset = await lab.scanned(tenant);
    const { id } = await findingOf(tenant, 'same');
    await rows('findings', tenant)
      .where({ id })
      .update({
        ...{ state: 'risk_accepted', intervention_id: 'int_1' },
        ...{ due_at: '2026-05-01T00:00Z', known_exploited: true },
      });
    const accepted = await lab.scans.store.transact(lab.scope(tenant), tx =>
      tx.riskAcceptances.create({
        ...{ tenant, findingIds: [id], reason: 'Old' },
        ...{ until: '2027-01-01T00:00Z', requestedBy: 'user:decided/ada' },
      }),
    );
    await lab.split(asset);
    const [whole, half] = [
      await findingOf(tenant, 'same'),
      await findingOf(tenant, 'same', 'web02'),
    ];
    const own = ['id', 'asset_id', 'search', 'half_of', 'version'];
    const shared = ([column]: [string, unknown]) =>
      ![...own, 'updated_at'].includes(column);
    expect(Object.entries(half).filter(shared)).toEqual(
      Object.entries(whole).filter(shared),
    );
    expect(half.half_of).toBe(id);
    const steps = (finding_id: string) =>
      rows('finding_steps', tenant)
        .where({ finding_id })
        .select('action', 'created_at');
    await expect(steps(half.id)).resolves.toEqual(await steps(id));
    const risk = await lab.scans.store.read(lab.scope(tenant), r =>
      r.riskAcceptances.get(tenant, accepted.id),
    );
    expect(risk).toMatchObject({
      ...{ findingIds: [id, half.id], version: accepted.version + 1 },
    });
  });

  it('lets people choose what goes where nobody knows under what it was seen', async () => {
    const tenant = 'untold';
    const asset = await lab.scanned(tenant);
    await lab.scans.raw(
      `update finding_occurrences set seen_as = null where tenant_id = 'untold'`,
    );
    const { id, version } = asset;
    const { counts } = await lab.splits.previewSplit(lab.scope(tenant), {
      id,
      identifiers: await lab.identifiersOf(asset, '192.0.2.2'),
    });
    expect(counts).toEqual({ moved: 0, doubled: 0, kept: 0, untold: 4 });
    const { id: chosen } = await findingOf(tenant, 'of-two');
    await lab.split({ ...asset, version }, { findings: [chosen] });
    await expect(lab.findings(tenant)).resolves.toMatchObject({
      web02: ['of-two 22/tcp'],
    });
  });

  it('gives it to another asset, which keeps what it has', async () => {
    const tenant = 'other';
    const asset = await lab.scanned(tenant);
    const into = await lab.scans.store.transact(lab.scope(tenant), tx =>
      tx.assets.create(anAsset({ tenant, name: 'web02', addresses: [] })),
    );
    await addFindings(lab.scans.database, [{ tenant, asset: 'web02' }]);
    const given = await lab.split(asset, { into: into as never });
    expect(given).toMatchObject({ id: into.id, addresses: ['192.0.2.2'] });
    const { web01, web02 } = await lab.findings(tenant);
    expect(web01).toEqual(apart.web01);
    expect(web02).toEqual(expect.arrayContaining(apart.web02));
    expect(web02).toHaveLength(4);
    const { counts } = await lab.scans.import(SplitLab.scan, { tenant });
    expect(counts).toMatchObject({ created: 0, closed: 0 });
    await expect(rows('assets', tenant)).resolves.toHaveLength(2);
  });

  it('parts what was joined where it would be hidden behind a finding of another asset', async () => {
    const tenant = 'doubles';
    const asset = await lab.scanned(tenant);
    const [kept, gone] = [
      await findingOf(tenant, 'of-one'),
      await findingOf(tenant, 'of-two'),
    ];
    await rows('findings', tenant)
      .where({ id: gone.id })
      .update({ state: 'duplicate', duplicate_of: kept.id });
    await lab.split(asset);
    await expect(findingOf(tenant, 'of-two', 'web02')).resolves.toMatchObject({
      ...{ id: gone.id, state: 'open', duplicate_of: null },
    });
  });

  it('widens no accepted risk to what another asset has', async () => {
    const tenant = 'widens';
    const asset = await lab.scanned(tenant);
    const into = await lab.scans.store.transact(lab.scope(tenant), tx =>
      tx.assets.create(anAsset({ tenant, name: 'web02', addresses: [] })),
    );
    const { id, key } = await findingOf(tenant, 'same');
    const [twin] = await addFindings(lab.scans.database, [
      { tenant, asset: 'web02' },
    ]);
    await rows('findings', tenant).where({ id: twin }).update({ key });
    await lab.scans.store.transact(lab.scope(tenant), tx =>
      tx.riskAcceptances.create({
        ...{ tenant, findingIds: [id], reason: 'Old' },
        ...{ until: '2027-01-01T00:00Z', requestedBy: 'user:widens/ada' },
      }),
    );
    const was = await lab.scans.tables(tenant);
    await expect(lab.split(asset, { into: into as never })).rejects.toThrow(
      /accepted, or asked to be, .* end or withdraw that of “Weakness same”/,
    );
    await expect(lab.scans.tables(tenant)).resolves.toEqual(was);
  });

  it('has imports undone only when both are joined again', async () => {
    const tenant = 'undone';
    const { id } = await lab.scans.import(SplitLab.scan, { tenant });
    const before = await lab.scans.import(SplitLab.scan, {
      ...{ tenant, source: 'openvas' },
    });
    await lab.split(await lab.asset(tenant, 'web01'));
    for (const each of [id, before.id])
      await expect(lab.scans.undo(each, tenant)).rejects.toThrow(
        '“web02” was split off “web01” after this import: join them again, then it can be undone',
      );
    const after = await lab.scans.import(SplitLab.scan, { tenant });
    await expect(lab.scans.undo(after.id, tenant)).resolves.toEqual({
      kept: 0,
    });
    await lab.join(tenant);
    await lab.scans.undo(before.id, tenant);
  });

  it('lets one of two win, and changes nothing for the other', async () => {
    const asset = await lab.scanned('race');
    const both = await Promise.allSettled([
      lab.split(asset, { name: 'web02' }),
      lab.split(asset, { name: 'web03' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    await expect(rows('assets', 'race')).resolves.toHaveLength(2);
  });

  it('refuses what is not its own, what would leave nothing, and assets of others', async () => {
    const tenant = 'refused';
    const asset = await lab.scanned(tenant);
    const { id, version } = asset;
    const scope = lab.scope(tenant);
    const all = await lab.identifiersOf(
      asset,
      ...['web01', '192.0.2.1', '192.0.2.2'],
    );
    const split = (fields: object, as = scope) =>
      lab.splits.split(as, {
        ...{ id, version, name: 'web02', findings: [] },
        ...{ identifiers: all.slice(0, 1), ...fields },
      });
    await expect(split({ identifiers: all })).rejects.toThrow(
      /^identifiers: must leave one/,
    );
    await expect(split({ identifiers: [newId('idn')] })).rejects.toThrow(
      /^identifiers: one of them is not of this asset/,
    );
    await expect(split({ name: undefined })).rejects.toThrow(/^name: must be/);
    await expect(split({ into: asset })).rejects.toThrow(/^into: must be/);
    await expect(split({ name: 'web01' })).rejects.toThrow(/^name: there is/);
    const notFound = { name: 'NotFoundError' };
    await expect(split({ findings: [newId('fnd')] })).rejects.toMatchObject(
      notFound,
    );
    await expect(split({ version: version + 1 })).rejects.toMatchObject({
      name: 'ConflictError',
    });
    const foreign = await lab.scanned('foreign');
    await expect(split({ into: foreign })).rejects.toMatchObject(notFound);
    await expect(split({}, lab.scope('foreign'))).rejects.toMatchObject(
      notFound,
    );
    await expect(
      lab.splits.previewSplit(lab.scope('foreign'), { id, identifiers: [] }),
    ).rejects.toMatchObject(notFound);
    await expect(rows('assets', tenant)).resolves.toHaveLength(1);
    await lab.scans.store.transact(scope, tx =>
      tx.assets.transition(asset, 'retire'),
    );
    await expect(split({})).rejects.toThrow(/is retired/);
  });
});
