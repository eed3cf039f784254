import { outboxOf } from '@wardroom/platform-test-utils';
import { openWorld, type World } from '../testing/openWorld';

describe('InterventionService', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.database.drop());

  it('gives a submitted request the next number, its priority and a first line of history', async () => {
    const { submit } = world;
    const first = await submit();
    const second = await submit({ urgency: 'low', assetIds: ['ast_acme'] });
    expect(first.number).toBe('ACME-1');
    expect(second).toMatchObject({
      number: 'ACME-2',
      state: 'submitted',
      priority: 'medium',
      requester: 'user:acme/rick',
      assetIds: ['ast_acme'],
      allowedActions: ['update', 'cancel', 'post'],
      history: [
        { action: 'submit', actor: 'user:acme/rick', state: 'submitted' },
      ],
    });
    const other = await submit({ tenant: 'globex' }, world.globexAdmin);
    expect(other.number).toBe('GLOBEX-1');
    const { records, events } = await outboxOf(world.database, 'interventions');
    expect(records[0].sentence).toBe(
      'user:acme/rick submitted the request ACME-1 (incident, priority high) for user:acme/rick',
    );
    expect(events[0]).toEqual({
      type: 'intervention.submitted',
      tenant: 'acme',
      id: first.id,
      state: 'submitted',
      version: '1',
      visibility: 'customer',
      findings: '',
    });
  });

  it.each([
    ['of another customer', 'fnd_globex', 'this customer has no finding'],
    ['that is closed', 'fnd_acmeclosed', 'is not open any more'],
    ['that a request has', 'fnd_acmetaken', 'is in an open request already'],
  ])('refuses a finding %s', async (_, finding, why) => {
    const refused = {
      name: 'InputError',
      message: expect.stringMatching(new RegExp(`^findingIds: .*${why}`)),
    };
    const findingIds = [finding];
    await expect(world.submit({ findingIds })).rejects.toMatchObject(refused);
    const { id, version } = await world.submit();
    const change = { tenant: 'acme', id, version, findingIds };
    await expect(
      world.interventions.update(world.requester, change),
    ).rejects.toMatchObject(refused);
  });

  it('refuses findings of somebody who may not see them', async () => {
    const findingIds = ['fnd_acme'];
    await expect(
      world.submit({ findingIds, requester: 'user:acme/ada' }, world.manager),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('tells with each step which findings follow it, and how far it is', async () => {
    const { colleague, work, interventions } = world;
    const { id, version } = await world.submit({ findingIds: ['fnd_acme'] });
    const started = await work.start(colleague, { id, version });
    expect(started.findingIds).toEqual(['fnd_acme']);
    await interventions.update(world.admin, {
      ...{ tenant: 'acme', id, version: started.version, findingIds: [] },
    });
    const { events } = await outboxOf(world.database, 'interventions');
    const told = {
      ...{ tenant: 'acme', id },
      ...{ visibility: 'customer', findings: 'fnd_acme' },
    };
    expect(events.slice(-4)).toEqual([
      {
        ...told,
        ...{ type: 'intervention.submitted', state: 'submitted', version: '1' },
      },
      {
        ...told,
        ...{ type: 'intervention.acknowledged', state: 'acknowledged' },
        version: '2',
      },
      {
        ...told,
        ...{ type: 'intervention.started', state: 'in_progress', version: '3' },
      },
      {
        ...told,
        ...{ type: 'intervention.updated', state: 'in_progress', version: '4' },
        findings: '',
      },
    ]);
  });

  it('is found by id and by number, by its own customer alone', async () => {
    const { interventions, submit, admin, globexAdmin } = world;
    const { id, number } = await submit();
    await expect(interventions.get(admin, { id })).resolves.toMatchObject({
      number,
    });
    await expect(
      interventions.get(admin, { id: number }),
    ).resolves.toMatchObject({ id });
    for (const key of [id, number]) {
      await expect(
        interventions.get(globexAdmin, { id: key }),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    }
  });

  it.each([
    ['of another customer', 'ast_globex'],
    ['that was retired', 'ast_acmeold'],
    ['that does not exist', 'ast_nothing'],
  ])('refuses an asset %s', async (_, asset) => {
    await expect(world.submit({ assetIds: [asset] })).rejects.toMatchObject({
      name: 'InputError',
      message: `assetIds: this customer has no asset ${asset} in use`,
    });
    const { id, version } = await world.submit();
    const change = { tenant: 'acme', id, version, assetIds: [asset] };
    await expect(
      world.interventions.update(world.requester, change),
    ).rejects.toThrow(/^assetIds: /);
  });

  it('refuses watchers who may not see it', async () => {
    for (const ref of ['user:globex/gina', 'user:acme/ben', 'user:acme/no']) {
      await expect(world.submit({ watchers: [ref] })).rejects.toThrow(
        `watchers: ${ref} does not see the requests of this customer`,
      );
    }
    const watchers = ['user:acme/ada', 'user:provider/tess'];
    await expect(world.submit({ watchers })).resolves.toMatchObject({
      watchers,
    });
  });

  it('lets staff submit for a person of the customer, and nobody else for another', async () => {
    const { submit, manager, requester } = world;
    const rick = { requester: 'user:acme/rick' };
    await expect(submit(rick, manager)).resolves.toMatchObject(rick);
    await expect(
      submit({ requester: 'user:globex/gina' }, manager),
    ).rejects.toThrow(/is not of this customer/);
    await expect(
      submit({ requester: 'user:acme/ada' }, requester),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('hides internal requests from customers and from staff who write no internal notes', async () => {
    const { submit, technician, admin, manager, interventions } = world;
    const hidden = await submit({ visibility: 'internal' }, technician);
    const { id, number } = hidden;
    for (const scope of [admin, manager, world.requester, world.viewer]) {
      await expect(interventions.get(scope, { id })).rejects.toThrow(
        /There is no request/,
      );
      await expect(interventions.get(scope, { id: number })).rejects.toThrow(
        /There is no request/,
      );
      const { items } = await interventions.list(scope, { limit: 200 });
      expect(items.length).toBeGreaterThan(0);
      expect(items.map(i => i.id)).not.toContain(id);
    }
    const { items } = await interventions.list(technician, { limit: 200 });
    expect(items.map(i => i.id)).toContain(id);
    const seen = await interventions.count(admin);
    const all = await interventions.count(technician);
    expect(all.open).toBe(seen.open + 1);
    await expect(
      submit({ visibility: 'internal' }, admin),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    const shown = await interventions.update(technician, {
      tenant: 'acme',
      id,
      version: hidden.version,
      visibility: 'customer',
    });
    expect(shown.visibility).toBe('customer');
    await expect(interventions.get(admin, { id })).resolves.toBeDefined();
  });

  it('changes an open request, keeps the rest, and says what changed', async () => {
    const { submit, interventions, requester } = world;
    const { id, version } = await submit();
    const changed = await interventions.update(requester, {
      tenant: 'acme',
      id,
      version,
      urgency: 'critical',
    });
    expect(changed).toMatchObject({
      priority: 'critical',
      title: 'The shop is slow',
    });
    expect(changed.history.at(-1)).toMatchObject({
      action: 'update',
      note: 'urgency, priority',
    });
  });

  it('lists by asset, person, state and words', async () => {
    const { interventions, submit, technician, requester } = world;
    const { id } = await submit({
      title: 'Printer 100% on fire',
      assetIds: ['ast_acme'],
      type: 'question',
    });
    const ids = async (filter: object, scope = technician) => {
      const page = await interventions.list(scope, { ...filter, limit: 200 });
      return page.items.map(i => i.id);
    };
    await expect(ids({ search: '100% ON' })).resolves.toEqual([id]);
    await expect(ids({ asset: 'ast_acme' })).resolves.toContain(id);
    await expect(ids({ asset: 'ast_globex' })).resolves.toEqual([]);
    await expect(ids({ type: ['question'] })).resolves.toEqual([id]);
    await expect(ids({ state: ['resolved'] })).resolves.toEqual([]);
    await expect(ids({ assignee: 'me' })).resolves.toEqual([]);
    await expect(ids({ assignee: 'nobody' })).resolves.toContain(id);
    await expect(ids({ requester: 'me' }, requester)).resolves.toContain(id);
  });

  it('downloads what the person sees, on the record of each customer in it', async () => {
    const { interventions, submit, technician, admin } = world;
    await submit({ title: '=HYPERLINK("x")' });
    await submit({ title: 'Secret plan', visibility: 'internal' }, technician);
    const { body, filename } = await interventions.download(admin, {});
    let text = '';
    for await (const part of body) text += part;
    expect(filename).toBe('requests.csv');
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).not.toContain('Secret plan');
    expect(text).not.toContain('globex');
    const { records } = await outboxOf(world.database, 'interventions');
    expect(records.at(-1)).toMatchObject({
      event: 'intervention.downloaded',
      tenant: 'acme',
      actor: 'user:acme/ada',
    });
  });
});
