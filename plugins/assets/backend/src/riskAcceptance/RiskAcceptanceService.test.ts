import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import { systemScope } from '@wardroom/platform-node';
import { FindingService } from '../finding/FindingService';
import { endRiskAcceptances } from '../jobs/endRiskAcceptances';
import { addFindings, type FindingFields } from '../testing/addFindings';
import { openAssetsStore } from '../testing/openAssetsStore';
import { RiskAcceptanceService } from './RiskAcceptanceService';

const DAY = 24 * 3600 * 1000;
const tess = testScope({ ref: 'user:provider/tess', tenants: ['acme'] });
const ada = testScope({ ref: 'user:acme/ada', tenants: ['acme'] });
const ben = testScope({ ref: 'user:acme/ben', tenants: ['acme'] });
const gina = testScope({ ref: 'user:globex/gina', tenants: ['globex'] });
const fleet = systemScope('assets', '*');

describe('RiskAcceptanceService', () => {
  let world: Awaited<ReturnType<typeof openAssetsStore>>;
  let service: RiskAcceptanceService;

  beforeEach(async () => {
    world = await openAssetsStore();
    service = new RiskAcceptanceService(world.store);
  });
  afterEach(() => world.database.drop());

  const add = (...many: FindingFields[]) => addFindings(world.database, many);
  const inDays = (days: number) =>
    new Date(Date.now() + days * DAY).toISOString();
  const ask = (scope: typeof tess, ids: string[], days = 90) =>
    service.request(scope, {
      findings: ids.map(id => ({ id, version: 1 })),
      reason: 'Replaced in March',
      until: inDays(days),
    });
  const accept = async (ids: string[], days?: number) =>
    service.approve(ada, await ask(tess, ids, days));
  const statesOf = async (ids: string[]) => {
    const found = await world.store.read(fleet, r =>
      r.findings.findByIds('acme', ids),
    );
    return ids.map(id => found.find(one => one.id === id)?.state);
  };
  const run = () =>
    endRiskAcceptances(world.store).run(fleet, {}, async () => {});
  const pass = (days: number) =>
    world.database
      .superuser('assets')
      .raw(`update risk_acceptances set until = until - ? * interval '1 day'`, [
        days,
      ]);
  const outbox = () => outboxOf(world.database, 'assets');

  it('accepts what the provider asks for and the customer approves', async () => {
    const ids = await add({ title: 'First' }, { title: 'Second' });
    const asked = await ask(tess, ids);
    expect(asked).toMatchObject({
      ...{ state: 'requested', requestedBy: 'user:provider/tess' },
      allowedActions: ['withdraw'],
    });
    await expect(statesOf(ids)).resolves.toEqual(['open', 'open']);
    const seen = await service.get(ada, asked);
    expect(seen.allowedActions).toEqual(['approve', 'decline']);
    expect(seen.findings.map(({ title }) => title).sort()).toEqual([
      'First',
      'Second',
    ]);
    const approved = await service.approve(ada, { ...asked, note: 'Agreed' });
    expect(approved).toMatchObject({
      ...{ state: 'approved', decidedBy: 'user:acme/ada' },
      ...{ decisionNote: 'Agreed', allowedActions: ['end'] },
    });
    await expect(statesOf(ids)).resolves.toEqual([
      'risk_accepted',
      'risk_accepted',
    ]);
    const findings = new FindingService(world.store);
    const { steps } = await findings.get(ada, { id: ids[0] });
    expect(steps).toMatchObject([
      { action: 'accept', actor: 'user:acme/ada', note: 'Replaced in March' },
    ]);
    const { records, events } = await outbox();
    expect(records.map(({ event }) => event)).toEqual([
      'riskAcceptance.requested',
      'finding.accepted',
      'finding.accepted',
      'riskAcceptance.approved',
    ]);
    expect(events.map(({ type }) => type)).toEqual([
      'riskAcceptance.requested',
      'riskAcceptance.approved',
    ]);
  });

  it('lets nobody of the provider decide, nor whoever asked', async () => {
    const [first, second] = await add({}, {});
    const asked = await ask(tess, [first]);
    const sue = testScope({ ref: 'user:provider/sue', tenants: ['acme'] });
    const refused = { name: 'NotAllowedError' };
    for (const scope of [tess, sue]) {
      await expect(service.approve(scope, asked)).rejects.toMatchObject(
        refused,
      );
      await expect(service.decline(scope, asked)).rejects.toMatchObject(
        refused,
      );
    }
    const own = await ask(ada, [second]);
    await expect(service.approve(ada, own)).rejects.toMatchObject(refused);
    await expect(service.withdraw(ben, own)).rejects.toMatchObject(refused);
    await expect(service.approve(ben, own)).resolves.toMatchObject({
      state: 'approved',
    });
  });

  it('declines and withdraws without touching the findings', async () => {
    const ids = await add({});
    const declined = await service.decline(ada, {
      ...(await ask(tess, ids)),
      note: 'Fix it',
    });
    expect(declined).toMatchObject({ state: 'declined', allowedActions: [] });
    const withdrawn = await service.withdraw(tess, await ask(tess, ids));
    expect(withdrawn.state).toBe('withdrawn');
    await expect(statesOf(ids)).resolves.toEqual(['open']);
  });

  it('asks once for a finding, for a year at most, and only for what is there', async () => {
    const [id, closed] = await add({ title: 'First' }, { state: 'closed' });
    await expect(ask(tess, [closed])).rejects.toThrow(
      /leave out “Old OpenSSL”/,
    );
    for (const days of [0, 400]) {
      await expect(ask(tess, [id], days)).rejects.toThrow(/^until: /);
    }
    const twice = await Promise.allSettled([ask(tess, [id]), ask(ada, [id])]);
    const lost = twice.filter(r => r.status === 'rejected');
    expect(lost.map(({ reason }) => reason.message)).toEqual([
      expect.stringMatching(/is asked already to accept the risk of “First”/),
    ]);
  });

  it('lets one of two decisions win', async () => {
    const asked = await ask(tess, await add({}));
    const both = await Promise.allSettled([
      service.approve(ada, asked),
      service.decline(ben, asked),
    ]);
    const lost = both.filter(r => r.status === 'rejected');
    expect(lost.map(({ reason }) => reason.name)).toEqual(['ConflictError']);
  });

  it('accepts those that are left, and nothing where none is', async () => {
    const [first, second] = await add({}, {});
    const asked = await ask(tess, [first, second]);
    const findings = new FindingService(world.store);
    const refute = (id: string) =>
      findings.refute(tess, { findings: [{ id, version: 1 }], note: 'No' });
    await refute(first);
    await service.approve(ada, asked);
    await expect(statesOf([first, second])).resolves.toEqual([
      'false_positive',
      'risk_accepted',
    ]);
    const [third] = await add({});
    const vain = await ask(tess, [third]);
    await refute(third);
    await expect(service.approve(ada, vain)).rejects.toThrow(/decline it/);
  });

  it('opens its findings again when the customer ends it', async () => {
    const ids = await add({});
    const accepted = await accept(ids);
    await expect(
      service.end(tess, { ...accepted, note: 'Moved' }),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    const ended = await service.end(ada, { ...accepted, note: 'Moved' });
    expect(ended).toMatchObject({ state: 'ended', endedBy: 'user:acme/ada' });
    await expect(statesOf(ids)).resolves.toEqual(['open']);
  });

  it('opens its findings again when its day has passed, once, whatever replicas there are', async () => {
    const ids = await add({}, {});
    await accept(ids, 30);
    await run();
    await expect(statesOf(ids)).resolves.toEqual([
      'risk_accepted',
      'risk_accepted',
    ]);
    await pass(31);
    await Promise.all([run(), run(), run()]);
    await run();
    await expect(statesOf(ids)).resolves.toEqual(['open', 'open']);
    const { records } = await outbox();
    const count = (event: string) =>
      records.filter(record => record.event === event).length;
    expect(count('riskAcceptance.expired')).toBe(1);
    expect(count('finding.reopened')).toBe(2);
    const { items } = await service.list(ada, {});
    expect(items[0]).toMatchObject({
      ...{ state: 'expired', endedBy: 'plugin:assets' },
      decidedBy: 'user:acme/ada',
    });
  });

  it('leaves open what a second acceptance covers, until both are over', async () => {
    const ids = await add({});
    const first = await accept(ids, 30);
    const longer = await service.request(tess, {
      findings: [{ id: ids[0], version: 2 }],
      ...{ reason: 'Delivery is late', until: inDays(60) },
    });
    const second = await service.approve(ada, longer);
    await service.end(ada, { ...first, note: 'Moved' });
    await expect(statesOf(ids)).resolves.toEqual(['risk_accepted']);
    await service.end(ada, { ...second, note: 'Moved' });
    await expect(statesOf(ids)).resolves.toEqual(['open']);
  });

  it('opens what nothing covers when two acceptances of it end at once', async () => {
    const ids = await add({});
    const first = await accept(ids, 30);
    const longer = await service.request(tess, {
      findings: [{ id: ids[0], version: 2 }],
      ...{ reason: 'Delivery is late', until: inDays(60) },
    });
    const second = await service.approve(ada, longer);
    await Promise.all([
      service.end(ada, { ...first, note: 'Moved' }),
      service.end(ben, { ...second, note: 'Moved' }),
    ]);
    await expect(statesOf(ids)).resolves.toEqual(['open']);
  });

  it('tells once of what ends within a week, and lists it', async () => {
    const ids = await add({}, {});
    await accept([ids[0]], 5);
    await accept([ids[1]], 50);
    await run();
    await run();
    const { events } = await outbox();
    const ending = events.filter(
      ({ type }) => type === 'riskAcceptance.ending',
    );
    expect(ending).toHaveLength(1);
    const soon = await service.list(ada, {
      ...{ endsWithinDays: 7, state: ['approved'], sort: 'until' },
    });
    expect(soon.items.map(({ findingIds }) => findingIds)).toEqual([[ids[0]]]);
    const of = await service.list(ada, { finding: ids[1] });
    expect(of.items).toHaveLength(1);
  });

  it('is of one customer', async () => {
    const asked = await ask(tess, await add({}));
    const foreign = { name: 'NotFoundError' };
    await expect(service.get(gina, asked)).rejects.toMatchObject(foreign);
    await expect(service.approve(gina, asked)).rejects.toMatchObject(foreign);
    await expect(service.list(gina, {})).resolves.toEqual({ items: [] });
    const [id] = await add({ tenant: 'globex' });
    await expect(ask(tess, [id])).rejects.toMatchObject(foreign);
  });
});
