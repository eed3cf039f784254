import { openWorld, type World } from '../testing/openWorld';

describe('the queue', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.database.drop());

  it('ranks over all customers of the technician: most pressing first, oldest first, each with its reasons', async () => {
    const { submit, work, as, globexAdmin } = world;
    const both = as('user:provider/tess', ['acme', 'globex']);
    await submit({ title: 'old', urgency: 'low', impact: 'low' });
    const taken = await submit({
      title: 'of a colleague',
      urgency: 'critical',
    });
    await work.start(world.colleague, taken);
    const mine = await submit({ title: 'mine', urgency: 'medium' });
    await work.start(world.technician, mine);
    const pressing = { tenant: 'globex', urgency: 'critical' as const };
    await submit({ ...pressing, title: 'pressing' }, globexAdmin);
    await submit({ title: 'new', urgency: 'low', impact: 'low' });
    const { items } = await world.queue.list(both, {});
    expect(
      items.map(e => `${e.intervention.title}: ${e.reasons.join(' ')}`),
    ).toEqual([
      'pressing: critical unacknowledged unassigned',
      'mine: mine',
      'old: unacknowledged unassigned',
      'new: unacknowledged unassigned',
    ]);
    expect(items[0].intervention.allowedActions).toContain('start');
    const first = await world.queue.list(both, { limit: 1 });
    const second = await world.queue.list(both, {
      limit: 1,
      cursor: first.nextCursor,
    });
    expect(second.items[0].intervention.title).toBe('mine');
  });

  it('leaves out what waits for the customer', async () => {
    const { submit, work, technician } = world;
    const started = await work.start(technician, await submit());
    const asked = await work.wait(technician, { ...started, question: '?' });
    const { items } = await world.queue.list(technician, {});
    expect(items.map(e => e.intervention.id)).not.toContain(asked.id);
  });
});
