import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import { newId } from '@wardroom/platform-common';
import { FindingService } from '../finding/FindingService';
import { addFindings, type FindingFields } from '../testing/addFindings';
import { anAsset } from '../testing/anAsset';
import { openAssetsStore } from '../testing/openAssetsStore';
import { MergeService } from './MergeService';

const tess = testScope({ ref: 'user:provider/tess', tenants: ['acme'] });
const globex = testScope({ ref: 'user:globex/gina', tenants: ['globex'] });

describe('MergeService', () => {
  let world: Awaited<ReturnType<typeof openAssetsStore>>;
  let service: MergeService;

  beforeEach(async () => {
    world = await openAssetsStore();
    service = new MergeService(world.store);
  });
  afterEach(() => world.database.drop());

  const knex = () => world.database.superuser('assets');
  const create = (name: string, addresses: string[] = []) =>
    world.store.transact(tess, tx =>
      tx.assets.create(anAsset({ name, addresses })),
    );
  const add = (...many: FindingFields[]) => addFindings(world.database, many);
  /** As two scans would have it that found the same on both. */
  const same = async (ids: string[]) => {
    await knex()('findings').whereIn('id', ids).update({ key: 'same' });
  };
  const get = (id: string) => new FindingService(world.store).get(tess, { id });

  it('moves what scans know of one asset to the other, and retires it', async () => {
    const from = await create('found-01', ['192.0.2.7']);
    const into = await create('web-01', ['192.0.2.8']);
    await knex()('asset_identifiers').insert({
      ...{ tenant_id: 'acme', id: newId('idn'), asset_id: from.id },
      ...{ kind: 'agent', value: 'a-1', origin: 'discovered' },
    });
    const [id] = await add({
      asset: 'found-01',
      places: [{ place: '80/tcp' }],
    });
    const kept = await service.merge(tess, { ...from, into });
    expect(kept).toMatchObject({
      name: 'web-01',
      addresses: ['192.0.2.8', '192.0.2.7'],
    });
    await expect(get(id)).resolves.toMatchObject({
      asset: { name: 'web-01' },
      occurrences: [{ place: '80/tcp' }],
    });
    const [known] = await knex()('asset_identifiers').where('value', 'a-1');
    expect(known.asset_id).toBe(into.id);
    const gone = await world.store.read(tess, r =>
      r.assets.get('acme', from.id),
    );
    expect(gone).toMatchObject({ state: 'retired', addresses: [] });
    const { records } = await outboxOf(world.database, 'assets');
    expect(records.map(({ sentence }) => sentence)).toEqual([
      'user:provider/tess joined the asset found-01 with web-01: 1 findings moved, 0 joined',
    ]);
  });

  it('joins findings that both have, with the places and the history of both', async () => {
    const from = await create('found-01');
    const into = await create('web-01');
    const [gone, kept] = await add(
      {
        asset: 'found-01',
        places: [{ place: '80/tcp' }, { place: '443/tcp' }],
      },
      {
        asset: 'web-01',
        places: [{ place: '80/tcp', goneAt: '2026-11-02T00:00Z' }],
      },
    );
    await same([gone, kept]);
    const findings = new FindingService(world.store);
    await findings.confirm(tess, { findings: [{ id: gone, version: 1 }] });
    await findings.refute(tess, {
      ...{ findings: [{ id: kept, version: 1 }], note: 'No' },
    });
    await service.merge(tess, { ...from, into });
    const finding = await get(kept);
    expect(finding.state).toBe('false_positive');
    expect(finding.occurrences.map(o => [o.place, o.goneAt]).sort()).toEqual([
      ['443/tcp', undefined],
      ['80/tcp', undefined],
    ]);
    expect(finding.steps.map(({ action }) => action).sort()).toEqual([
      'confirm',
      'refute',
    ]);
    await expect(get(gone)).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('opens what was closed on the one and not on the other', async () => {
    const from = await create('found-01');
    const into = await create('web-01');
    const [gone, kept] = await add(
      { asset: 'found-01' },
      { asset: 'web-01', state: 'closed' },
    );
    await same([gone, kept]);
    await service.merge(tess, { ...from, into });
    await expect(get(kept)).resolves.toMatchObject({ state: 'open' });
  });

  it('keeps an accepted risk to the finding that is left', async () => {
    const from = await create('found-01');
    const into = await create('web-01');
    const [gone, kept] = await add({ asset: 'found-01' }, { asset: 'web-01' });
    await same([gone, kept]);
    const { id } = await world.store.transact(tess, tx =>
      tx.riskAcceptances.create({
        ...{ tenant: 'acme', findingIds: [gone, kept], reason: 'Old' },
        ...{ until: '2027-01-01T00:00Z', requestedBy: 'user:acme/ada' },
      }),
    );
    await service.merge(tess, { ...from, into });
    const risk = await world.store.read(tess, r =>
      r.riskAcceptances.get('acme', id),
    );
    expect(risk.findingIds).toEqual([kept]);
  });

  it('lets one of two win, and changes nothing for the other', async () => {
    const from = await create('found-01');
    const into = await create('web-01');
    const other = await create('web-02');
    const both = await Promise.allSettled([
      service.merge(tess, { ...from, into }),
      service.merge(tess, { ...from, into: other }),
    ]);
    const lost = both.filter(r => r.status === 'rejected');
    expect(lost.map(({ reason }) => reason.name)).toEqual(['ConflictError']);
  });

  it('refuses itself, what is retired, and assets of others', async () => {
    const from = await create('found-01');
    const into = await create('web-01');
    await expect(service.merge(tess, { ...from, into: from })).rejects.toThrow(
      'into: must be another asset',
    );
    await expect(
      service.merge(globex, { ...from, into }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    const retired = await world.store.transact(tess, tx =>
      tx.assets.transition(into, 'retire'),
    );
    await expect(
      service.merge(tess, { ...from, into: retired }),
    ).rejects.toThrow(/is retired/);
  });
});
