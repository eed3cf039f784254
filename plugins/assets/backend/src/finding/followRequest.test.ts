import { mockServices } from '@backstage/backend-test-utils';
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import { systemScope, topicOf } from '@wardroom/platform-node';
import { onInterventionChanged } from '../events/onInterventionChanged';
import { FindingService } from './FindingService';
import { followRequests } from '../jobs/followRequests';
import { addFindings } from '../testing/addFindings';
import { openAssetsStore } from '../testing/openAssetsStore';

const tess = testScope({ ref: 'user:provider/tess', tenants: ['acme'] });

describe('findings that follow a request', () => {
  let world: Awaited<ReturnType<typeof openAssetsStore>>;
  let service: FindingService;
  let ids: string[];

  beforeEach(async () => {
    world = await openAssetsStore();
    service = new FindingService(world.store);
    ids = await addFindings(world.database, [{}, {}]);
  });
  afterEach(() => world.database.drop());

  const tell = (
    state: string,
    version: number,
    {
      id = 'int_1',
      findings = ids,
      tenant = 'acme',
      visibility = 'customer',
    } = {},
  ) =>
    followRequests(world.store).run(
      systemScope('assets', [tenant]),
      {
        tenant,
        id,
        state,
        version: `${version}`,
        visibility,
        findings: findings.join(' '),
      },
      async () => {},
    );
  const statesOf = async () => {
    const all = await Promise.all(ids.map(id => service.get(tess, { id })));
    return all.map(({ state, interventionId }) => [state, interventionId]);
  };

  it('go with their halves, which nobody else names', async () => {
    await tell('submitted', 1, { findings: [ids[0]] });
    await world.database
      .superuser('assets')('findings')
      .where({ id: ids[1] })
      .update({
        half_of: ids[0],
        state: 'fix_proposed',
        intervention_id: 'int_1',
      });
    await tell('in_progress', 3, { findings: [ids[0]] });
    await expect(statesOf()).resolves.toEqual([
      ['fixing', 'int_1'],
      ['fixing', 'int_1'],
    ]);
    await tell('cancelled', 4, { findings: [ids[0]] });
    await expect(statesOf()).resolves.toEqual([
      ['confirmed', undefined],
      ['confirmed', undefined],
    ]);
  });

  it('go its way from the proposal to the retest, with a record of each step', async () => {
    await tell('submitted', 1);
    await expect(statesOf()).resolves.toEqual([
      ['fix_proposed', 'int_1'],
      ['fix_proposed', 'int_1'],
    ]);
    await tell('in_progress', 3);
    await tell('waiting_customer', 4);
    await tell('resolved', 5);
    const done = ['awaiting_retest', 'int_1'];
    await expect(statesOf()).resolves.toEqual([done, done]);
    const { steps } = await service.get(tess, { id: ids[0] });
    expect(steps.map(({ action, actor }) => [action, actor])).toEqual([
      ['propose', 'plugin:interventions'],
      ['fix', 'plugin:interventions'],
      ['settle', 'plugin:interventions'],
    ]);
    expect(steps[0].changes).toEqual({ request: [null, 'int_1'] });
    const { records } = await outboxOf(world.database, 'assets');
    expect(records.filter(({ object }) => object === ids[0])).toMatchObject([
      { event: 'finding.proposed' },
      { event: 'finding.fixed' },
      { event: 'finding.settled' },
    ]);
  });

  it('mind neither what comes twice nor what comes too late', async () => {
    await tell('in_progress', 3);
    await tell('submitted', 1);
    await Promise.all([tell('in_progress', 3), tell('resolved', 5)]);
    await tell('in_progress', 4);
    await expect(statesOf()).resolves.toEqual([
      ['awaiting_retest', 'int_1'],
      ['awaiting_retest', 'int_1'],
    ]);
  });

  it('are let go by a request that is cancelled, or that names them no more', async () => {
    await tell('in_progress', 1);
    await tell('in_progress', 2, { findings: [ids[0]] });
    await expect(statesOf()).resolves.toEqual([
      ['fixing', 'int_1'],
      ['confirmed', undefined],
    ]);
    await tell('cancelled', 3, { findings: [ids[0]] });
    await expect(statesOf()).resolves.toEqual([
      ['confirmed', undefined],
      ['confirmed', undefined],
    ]);
  });

  it('stay with the request that has them until that is over', async () => {
    await tell('in_progress', 1);
    await tell('submitted', 1, { id: 'int_2' });
    await expect(statesOf()).resolves.toEqual([
      ['fixing', 'int_1'],
      ['fixing', 'int_1'],
    ]);
    const bound = await service.resolve(tess, { tenant: 'acme', ids });
    expect(bound.items).toMatchObject([
      { active: true, interventionId: 'int_1' },
      { active: true, interventionId: 'int_1' },
    ]);
    await tell('resolved', 2);
    const free = await service.resolve(tess, { tenant: 'acme', ids });
    expect(free.items[0].interventionId).toBeUndefined();
    await tell('in_progress', 2, { id: 'int_2' });
    await expect(statesOf()).resolves.toEqual([
      ['fixing', 'int_2'],
      ['fixing', 'int_2'],
    ]);
  });

  it('do not tell the customer which request of the provider’s own they are in', async () => {
    const ada = testScope({ ref: 'user:acme/ada', tenants: ['acme'] });
    const [id] = ids;
    const seenBy = async (scope: typeof ada) => {
      const { items } = await service.list(scope, {});
      const one = await service.get(scope, { id });
      return [items[0].interventionId, one.interventionId, one.steps];
    };
    await tell('submitted', 1, { visibility: 'internal' });
    const [listed, shown, steps] = await seenBy(ada);
    expect([listed, shown]).toEqual([undefined, undefined]);
    expect(JSON.stringify(steps)).toContain('propose');
    expect(JSON.stringify(steps)).not.toContain('int_1');
    const { body } = await service.downloadJson(ada, {});
    let file = '';
    for await (const part of body) file += part;
    expect(file).toContain(id);
    expect(file).not.toContain('int_1');
    expect((await seenBy(tess)).slice(0, 2)).toEqual(['int_1', 'int_1']);
    await tell('submitted', 2, { visibility: 'customer' });
    expect((await seenBy(ada)).slice(0, 2)).toEqual(['int_1', 'int_1']);
    expect(JSON.stringify((await seenBy(ada))[2])).toContain('int_1');
  });

  it('are those of its customer alone', async () => {
    await tell('submitted', 1, { tenant: 'globex' });
    await expect(statesOf()).resolves.toEqual([
      ['open', undefined],
      ['open', undefined],
    ]);
    const globex = testScope({ ref: 'user:globex/gina', tenants: ['globex'] });
    const none = await service.resolve(globex, { tenant: 'globex', ids });
    expect(none.items).toEqual([]);
  });

  it('hear of what requests tell, and of nothing that is about no finding', async () => {
    const events = mockServices.events();
    await onInterventionChanged(world.store, events);
    const publish = (change: string, findings: string) =>
      events.publish({
        topic: topicOf(`intervention.${change}`),
        eventPayload: {
          ...{ tenant: 'acme', id: 'int_1', state: 'submitted' },
          ...{ version: '1', visibility: 'customer', findings },
        },
      });
    await publish('submitted', '');
    await publish('submitted', ids.join(' '));
    await publish('updated', '');
    const jobs = await world.database.superuser('assets')('jobs');
    expect(jobs.map(({ name, payload }) => [name, payload.findings])).toEqual([
      ['follow request', ids.join(' ')],
      ['follow request', ''],
    ]);
  });
});
