import { systemScope } from '@wardroom/platform-node';
import { openWorld, type World } from '../testing/openWorld';
import { closeSilentInterventions } from './closeSilentInterventions';

const day = 24 * 3600 * 1000;

describe('a resolved request that nobody confirms', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.database.drop());

  const all = systemScope('interventions', '*');
  const after = (days: number) =>
    closeSilentInterventions(world.store, () => Date.now() + days * day).run(
      all,
      {},
      async () => {},
    );
  const resolved = async () => {
    const { submit, work, technician } = world;
    const started = await work.start(technician, await submit());
    return work.resolve(technician, { ...started, result: 'Done' });
  };

  it('is left alone for twelve days, noticed once, and closed after fourteen', async () => {
    const { id } = await resolved();
    const look = () => world.interventions.get(world.admin, { id });
    const words = async () =>
      (await world.messages.list(world.admin, { id })).items;
    await after(11);
    expect(await words()).toEqual([]);
    await after(12.1);
    await after(12.2);
    expect(await words()).toEqual([
      expect.objectContaining({
        author: 'plugin:interventions',
        text: expect.stringContaining('closes by itself'),
      }),
    ]);
    expect((await look()).state).toBe('resolved');
    await after(14.1);
    const closed = await look();
    expect(closed.state).toBe('closed');
    expect(closed.history.at(-1)).toMatchObject({
      action: 'close',
      actor: 'plugin:interventions',
    });
  });

  it('is told anew after it was reopened and resolved again', async () => {
    const { work, technician, requester } = world;
    const first = await resolved();
    await after(12.1);
    const noticed = await world.interventions.get(requester, first);
    const again = await work.reopen(requester, { ...noticed, reason: 'No' });
    const started = await work.start(technician, again);
    await work.resolve(technician, { ...started, result: 'Really' });
    await after(12.1);
    const { items } = await world.messages.list(requester, first);
    expect(items).toHaveLength(2);
  });
});
