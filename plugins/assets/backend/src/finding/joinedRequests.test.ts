/** @jest-environment node */
import { FOLLOW_AGAIN } from '../enqueueFollowing';
import { followAgain } from '../jobs/followAgain';
import { followRequests } from '../jobs/followRequests';
import { SplitLab } from '../testing/SplitLab';
import { FindingService } from './FindingService';

describe('findings that are joined while they are in a request', () => {
  let lab: SplitLab;
  let service: FindingService;

  beforeAll(async () => {
    lab = await SplitLab.open();
    service = new FindingService(lab.scans.store);
  });

  afterAll(() => lab.drop());

  const get = async (tenant: string, rule: string, name = 'web01') => {
    const asset = await lab.asset(tenant, name);
    const { id } = await lab.scans
      .rows('findings')
      .where({ tenant_id: tenant, asset_id: asset.id, rule })
      .first();
    return service.get(lab.scope(tenant), { id });
  };
  const stateOf = async (tenant: string, rule: string, name?: string) => {
    const { state, interventionId } = await get(tenant, rule, name);
    return [state, interventionId];
  };
  const tell = (
    tenant: string,
    news: { state: string; version: number; findings: string[]; id?: string },
  ) =>
    followRequests(lab.scans.store).run(
      lab.scans.scope(tenant),
      {
        ...{ id: 'int_1', ...news, tenant, visibility: 'customer' },
        ...{ version: `${news.version}`, findings: news.findings.join(' ') },
      },
      async () => {},
    );
  /** Does what is queued. */
  const settle = async (tenant: string) => {
    const queued = () =>
      lab.scans.rows('jobs').where({ tenant_id: tenant, name: FOLLOW_AGAIN });
    const job = followAgain(lab.scans.store);
    for (const { payload } of await queued())
      await job.run(lab.scans.scope(tenant), payload, async () => {});
    await queued().delete();
  };
  /** Hides a finding behind another one. */
  const hide = async (tenant: string, rule: string, behind: string) => {
    const into = await get(tenant, behind);
    const gone = await get(tenant, rule);
    await service.merge(lab.scope(tenant), { ...gone, into });
    await settle(tenant);
    return gone;
  };

  it('let the one that stays follow it, until they are two again', async () => {
    const tenant = 'hidden';
    await lab.scanned(tenant);
    const { id } = await get(tenant, 'of-two');
    await tell(tenant, { state: 'submitted', version: 1, findings: [id] });
    await hide(tenant, 'of-two', 'of-one');
    await expect(stateOf(tenant, 'of-one')).resolves.toEqual([
      ...['fix_proposed', 'int_1'],
    ]);
    await tell(tenant, { state: 'in_progress', version: 2, findings: [id] });
    await expect(stateOf(tenant, 'of-one')).resolves.toEqual([
      ...['fixing', 'int_1'],
    ]);
    const { version } = await get(tenant, 'of-two');
    await service.reopen(lab.scope(tenant), { findings: [{ id, version }] });
    await settle(tenant);
    await expect(stateOf(tenant, 'of-two')).resolves.toEqual([
      ...['fixing', 'int_1'],
    ]);
    await expect(stateOf(tenant, 'of-one')).resolves.toEqual([
      ...['confirmed', undefined],
    ]);
  });

  it('leave the one that stays to the open request that has it', async () => {
    const tenant = 'taken';
    await lab.scanned(tenant);
    const { id } = await get(tenant, 'of-two');
    const other = await get(tenant, 'of-one');
    await tell(tenant, { state: 'submitted', version: 1, findings: [id] });
    await tell(tenant, {
      ...{ id: 'int_2', state: 'in_progress', version: 1 },
      findings: [other.id],
    });
    await hide(tenant, 'of-two', 'of-one');
    await expect(stateOf(tenant, 'of-one')).resolves.toEqual([
      ...['fixing', 'int_2'],
    ]);
  });

  it('take it with them to another asset, and are two there again', async () => {
    const tenant = 'parted';
    const asset = await lab.scanned(tenant);
    const { id } = await get(tenant, 'of-two');
    await tell(tenant, { state: 'submitted', version: 1, findings: [id] });
    await hide(tenant, 'of-two', 'of-one');
    await lab.split(asset);
    await settle(tenant);
    await expect(stateOf(tenant, 'of-two', 'web02')).resolves.toEqual([
      ...['fix_proposed', 'int_1'],
    ]);
    await expect(stateOf(tenant, 'of-one')).resolves.toEqual([
      ...['confirmed', undefined],
    ]);
  });

  it.each([
    ['web01', 'web02'],
    ['web02', 'web01'],
  ])(
    'follow it where %s is joined with %s, though it names what is gone',
    async (name, into) => {
      const tenant = `joined-${name}`;
      const asset = await lab.scanned(tenant);
      await lab.split(asset);
      const { id } = await get(tenant, 'same', name);
      const findings = [id];
      await tell(tenant, { state: 'submitted', version: 1, findings });
      await expect(stateOf(tenant, 'same', into)).resolves.toEqual([
        ...['open', undefined],
      ]);
      await lab.join(tenant, name, into);
      await settle(tenant);
      await expect(stateOf(tenant, 'same', into)).resolves.toEqual([
        ...['fix_proposed', 'int_1'],
      ]);
      await tell(tenant, { state: 'in_progress', version: 2, findings });
      await expect(stateOf(tenant, 'same', into)).resolves.toEqual([
        ...['fixing', 'int_1'],
      ]);
      await tell(tenant, { state: 'cancelled', version: 3, findings });
      await expect(stateOf(tenant, 'same', into)).resolves.toEqual([
        ...['confirmed', undefined],
      ]);
    },
  );

  it('are both in it when a split has made two of them once more', async () => {
    const tenant = 'again';
    await lab.split(await lab.scanned(tenant));
    const { id } = await get(tenant, 'same', 'web02');
    const findings = [id];
    await tell(tenant, { state: 'submitted', version: 1, findings });
    await lab.join(tenant);
    await settle(tenant);
    await lab.split(await lab.asset(tenant, 'web01'), { name: 'web03' });
    await tell(tenant, { state: 'in_progress', version: 2, findings });
    for (const name of ['web01', 'web03'])
      await expect(stateOf(tenant, 'same', name)).resolves.toEqual([
        ...['fixing', 'int_1'],
      ]);
  });

  it('are those of its customer alone', async () => {
    const tenant = 'own';
    await lab.scanned(tenant);
    await lab.scanned('foreign');
    const { id } = await get(tenant, 'of-two');
    const foreign = await get('foreign', 'of-two');
    await tell('foreign', {
      ...{ state: 'submitted', version: 1, findings: [foreign.id, id] },
    });
    await hide('foreign', 'of-two', 'of-one');
    await expect(stateOf(tenant, 'of-two')).resolves.toEqual([
      ...['open', undefined],
    ]);
    await expect(stateOf('foreign', 'of-one')).resolves.toEqual([
      ...['fix_proposed', 'int_1'],
    ]);
  });

  it('keep what they hide hidden on each side where both sides have both, and open it where one has not', async () => {
    const tenant = 'sides';
    const asset = await lab.scanned(tenant);
    // On both sides are "same" and "apart"; "of-one" and "of-two" are each on one.
    await hide(tenant, 'apart', 'same');
    await hide(tenant, 'of-two', 'of-one');
    await lab.split(asset);
    for (const name of ['web01', 'web02']) {
      const shown = await get(tenant, 'same', name);
      const hidden = await get(tenant, 'apart', name);
      expect([shown.state, hidden.state]).toEqual(['open', 'duplicate']);
      expect(hidden.doubleOf).toEqual({ id: shown.id, title: shown.title });
    }
    await expect(stateOf(tenant, 'of-one')).resolves.toEqual([
      ...['open', undefined],
    ]);
    await expect(stateOf(tenant, 'of-two', 'web02')).resolves.toEqual([
      ...['open', undefined],
    ]);
  });
});
