import { systemScope } from '@wardroom/platform-node';
import { outboxOf } from '@wardroom/platform-test-utils';
import { openWorld, type World } from '../testing/openWorld';
import { ObjectionService } from './ObjectionService';

const everywhere = systemScope('remote-access', '*');
const about = 'ses_aaaa';

describe('ObjectionService', () => {
  let world: World;
  let objections: ObjectionService;

  beforeAll(async () => {
    world = await openWorld();
    objections = new ObjectionService(world.store);
  }, 60_000);

  afterAll(() => world.database.drop());

  async function inProgress() {
    const asked = await world.submit();
    return world.work.start(world.technician, asked);
  }

  const resolve = (id: string, version: number) =>
    world.work.resolve(world.technician, { id, version, result: 'Done' });

  it('a request is not resolved while somebody objects, and is when that is settled', async () => {
    const { tenant, id, version } = await inProgress();
    const text = 'Deviations from the plan are not explained';
    const path = '/sessions/acme/ses_aaaa/report';
    await objections.raise(everywhere, { tenant, id, about, text, path });
    await expect(
      world.interventions.get(world.admin, { id }),
    ).resolves.toMatchObject({ objections: [{ about, text, path }] });
    await expect(resolve(id, version)).rejects.toThrow(
      `This request cannot be resolved yet: ${text}`,
    );
    await objections.settle(everywhere, { tenant, id, about });
    await expect(resolve(id, version)).resolves.toMatchObject({
      ...{ state: 'resolved', objections: [] },
    });
  });

  it('what is said twice is one objection, on record once, and what changed takes its place', async () => {
    const { tenant, id } = await inProgress();
    const say = (text: string) =>
      objections.raise(everywhere, { tenant, id, about, text });
    await say('first');
    await say('first');
    await say('second');
    const found = await world.interventions.get(world.admin, { id });
    expect(found.objections.map(o => o.text)).toEqual(['second']);
    const { records } = await outboxOf(world.database, 'interventions');
    const mine = records.filter(r => r.object === id);
    expect(mine.filter(r => r.event === 'objection.raised')).toHaveLength(2);
  });

  it('what was settled already is settled, and leaves nothing on record', async () => {
    const { tenant, id } = await inProgress();
    await objections.settle(everywhere, { tenant, id, about });
    const { records } = await outboxOf(world.database, 'interventions');
    const mine = records.filter(r => r.object === id);
    expect(mine.filter(r => r.event === 'objection.settled')).toEqual([]);
  });

  it('a request of another customer is not found by the same id', async () => {
    const { id } = await inProgress();
    const key = { tenant: 'globex', id };
    await expect(
      objections.raise(everywhere, { ...key, about, text: 'x' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
