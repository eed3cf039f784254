/** @jest-environment node */
import { outboxOf, until } from '@wardroom/platform-test-utils';
import { assetServices } from '../assetServices';
import { anAsset } from '../testing/anAsset';
import { SplitLab } from '../testing/SplitLab';

describe('scans that name an asset', () => {
  let lab: SplitLab;

  beforeAll(async () => {
    lab = await SplitLab.open();
  });

  afterAll(() => lab.drop());

  const rows = (table: string, tenant: string) =>
    lab.scans.rows(table).where({ tenant_id: tenant });
  const tomorrow = new Date(Date.now() + 86_400_000);
  /** A schedule of these assets with its next scan, one that somebody has asked for, and one that a portal has taken up. */
  const planned = (tenant: string, name: string, assets: string[]) =>
    lab.scans.store.transact(lab.scope(tenant), async tx => {
      const work = {
        ...{ tenant, scanner: 'nmap', type: 'full' as const, settings: {} },
        targets: { assets, ranges: ['198.51.100.0/24'] },
      };
      const schedule = await tx.scanSchedules.create(
        {
          ...{ ...work, name, title: name, timeZone: 'UTC', blackouts: [] },
          ...{ recurrence: { every: 'day', at: '02:30' }, missed: 'skip' },
        },
        'user:provider/tess',
      );
      await tx.scanRuns.plan(schedule, tomorrow);
      const requestedBy = 'user:provider/tess';
      await tx.scanRuns.create({ ...work, requestedBy });
      const waiting = await tx.scanRuns.create({ ...work, requestedBy });
      const started = await tx.scanRuns.transition(waiting, 'start');
      await tx.scanRuns.update(started, { begun_at: new Date() });
    });
  const add = (tenant: string, name: string) =>
    lab.scans.store.transact(lab.scope(tenant), tx =>
      tx.assets.create(anAsset({ tenant, name })),
    );
  /** The names of the assets in all schedules, and in the scans that are still to begin. */
  async function named(tenant: string) {
    const assets: { id: string; name: string }[] = await rows('assets', tenant);
    const names = new Map(assets.map(({ id, name }) => [id, name]));
    const namesOf = ({ targets }: { targets: { assets: string[] } }) =>
      targets.assets.map(id => names.get(id)).join(' ');
    const schedules = await rows('scan_schedules', tenant).orderBy('name');
    const runs = await rows('scan_runs', tenant).where({ state: 'reserved' });
    return {
      schedules: schedules.map(namesOf),
      runs: [...new Set(runs.map(namesOf))].sort(),
    };
  }

  it('name both after it was split, as the preview says, and are what they were when both are joined again', async () => {
    const tenant = 'split';
    const asset = await lab.scanned(tenant);
    const foreign = await lab.scanned('foreign');
    const other = await add(tenant, 'other');
    await planned(tenant, 'nightly', [asset.id, other.id]);
    await planned(tenant, 'other', [other.id]);
    await planned('foreign', 'nightly', [foreign.id]);
    const before = await named(tenant);
    const { schedules } = await lab.splits.previewSplit(lab.scope(tenant), {
      id: asset.id,
      identifiers: await lab.identifiersOf(asset, '192.0.2.2'),
    });
    expect(schedules.map(({ name }) => name)).toEqual(['nightly']);
    await lab.split(asset);
    await expect(named(tenant)).resolves.toEqual({
      schedules: ['web01 web02 other', 'other'],
      runs: ['other', 'web01 web02 other'],
    });
    await expect(named('foreign')).resolves.toEqual({
      ...{ schedules: ['web01'], runs: ['web01'] },
    });
    const running = await rows('scan_runs', tenant)
      .where({ state: 'running' })
      .orderBy('id');
    expect(running.map(({ targets }) => targets.assets)).toContainEqual([
      asset.id,
      other.id,
    ]);
    const { records } = await outboxOf(lab.scans.database, 'assets');
    const said = records.filter(
      ({ event }) => event === 'scanSchedule.updated',
    );
    expect(said.map(({ fields }) => fields)).toEqual([
      { name: 'nightly', changed: 'targets' },
    ]);
    await lab.join(tenant);
    await expect(named(tenant)).resolves.toEqual(before);
  });

  it('name the one that stays after it was joined with another, and that once', async () => {
    const tenant = 'joined';
    const [from, into, last] = [
      await add(tenant, 'from'),
      await add(tenant, 'into'),
      await add(tenant, 'last'),
    ];
    await planned(tenant, 'both', [into.id, last.id, from.id]);
    await planned(tenant, 'one', [from.id, last.id]);
    await lab.join(tenant, 'from', 'into');
    await expect(named(tenant)).resolves.toEqual({
      schedules: ['into last', 'into last'],
      runs: ['into last'],
    });
  });

  it('name the asset that gets what was split off', async () => {
    const tenant = 'given';
    const asset = await lab.scanned(tenant);
    const into = await add(tenant, 'given');
    await planned(tenant, 'nightly', [asset.id]);
    await lab.split(asset, { into: into as never });
    await expect(named(tenant)).resolves.toEqual({
      ...{ schedules: ['web01 given'], runs: ['web01 given'] },
    });
  });

  it('keep an asset from being split where a schedule can name no more', async () => {
    const tenant = 'full';
    const asset = await lab.scanned(tenant);
    const others = Array.from({ length: 499 }, (_, n) => `ast_${n}`);
    await planned(tenant, 'nightly', [asset.id, ...others]);
    await expect(lab.split(asset)).rejects.toThrow(
      'The schedule “nightly” names 500 assets',
    );
    await expect(rows('assets', tenant)).resolves.toHaveLength(1);
  });

  it('lose an asset that is deleted, and keep one that nothing else stands beside', async () => {
    const tenant = 'deleted';
    const [gone, stays] = [
      await add(tenant, 'gone'),
      await add(tenant, 'stays'),
    ];
    await planned(tenant, 'both', [gone.id, stays.id]);
    const { assets, removals } = assetServices(lab.scans.store);
    const remove = async ({ id, version }: { id: string; version: number }) => {
      await assets.retire(lab.scope(tenant), { id, version });
      await removals.delete(lab.scope(tenant), { id });
    };
    await remove(gone);
    await expect(named(tenant)).resolves.toEqual({
      ...{ schedules: ['stays'], runs: ['stays'] },
    });
    await rows('scan_schedules', tenant).update({
      targets: JSON.stringify({ assets: [stays.id], ranges: [] }),
    });
    await expect(remove(stays)).rejects.toThrow(
      'The schedule “both” scans nothing else',
    );
    await expect(rows('assets', tenant)).resolves.toHaveLength(1);
    await rows('scan_runs', tenant)
      .where({ state: 'reserved' })
      .update({
        targets: JSON.stringify({ assets: [stays.id], ranges: [] }),
      });
    await rows('scan_schedules', tenant).delete();
    await removals.delete(lab.scope(tenant), { id: stays.id });
    const asked = await rows('scan_runs', tenant).where({ state: 'reserved' });
    // A scan that names nothing would be one of everything; this one finds nothing to look at, and says so.
    const names = asked.map(({ targets }) => targets.assets.join());
    expect([...new Set(names)]).toEqual([stays.id]);
  });

  it('test the finding that stays after a join, though one of them begins just then', async () => {
    const tenant = 'retested';
    const asset = await lab.scanned(tenant);
    const { id: half } = await lab.split(asset);
    const findingOf = async (asset_id: string) => {
      const [{ id }] = await rows('findings', tenant).where({
        ...{ asset_id, rule: 'same' },
      });
      return id;
    };
    const kept = await findingOf(asset.id);
    const findingId = await findingOf(half);
    const scope = lab.scope(tenant);
    const run = await lab.scans.store.transact(scope, tx =>
      tx.scanRuns.create({
        ...{ tenant, scanner: 'nmap', type: 'retest', settings: {}, findingId },
        ...{ targets: { assets: [half], ranges: [] }, requestedBy: 'user:x/y' },
      }),
    );
    let joining: Promise<unknown> | undefined;
    await lab.scans.store.transact(scope, async tx => {
      await tx.scanRuns.takeTurn(tenant);
      joining = lab.join(tenant);
      await until(async () => {
        const { rows: waiting } = await lab.scans.raw(
          `select from pg_locks where locktype = 'advisory' and not granted`,
        );
        return waiting.length > 0;
      });
      await tx.scanRuns.transition(run, 'start');
    });
    await joining;
    const runs = await rows('scan_runs', tenant);
    expect(runs).toMatchObject([{ finding_id: kept, state: 'running' }]);
  });

  it('keep it when the import that has found it is undone', async () => {
    const tenant = 'undone';
    const { id } = await lab.scans.import(SplitLab.scan, { tenant });
    const asset = await lab.asset(tenant, 'web01');
    await planned(tenant, 'nightly', [asset.id]);
    await lab.scans.undo(id, tenant);
    await expect(named(tenant)).resolves.toMatchObject({
      schedules: ['web01'],
    });
  });
});
