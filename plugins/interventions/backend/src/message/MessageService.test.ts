import { outboxOf } from '@wardroom/platform-test-utils';
import { openWorld, type World } from '../testing/openWorld';

describe('the conversation of a request', () => {
  let world: World;
  let id: string;
  beforeAll(async () => {
    world = await openWorld();
    ({ id } = await world.submit());
    await world.messages.post(world.requester, { id, text: 'It is slow' });
    await world.messages.postInternal(world.technician, {
      id,
      text: 'canary: they forgot to pay',
    });
    await world.messages.post(world.technician, { id, text: 'Looking' });
  });
  afterAll(() => world.database.drop());

  const texts = async (scope: World['admin']) => {
    const page = await world.messages.list(scope, { id });
    return page.items.map(m => m.text);
  };

  it('shows staff who write internal notes everything, last message first', async () => {
    const all = ['Looking', 'canary: they forgot to pay', 'It is slow'];
    await expect(texts(world.technician)).resolves.toEqual(all);
    const analyst = world.as('user:provider/anna');
    await expect(texts(analyst)).resolves.toEqual(all);
  });

  it.each([
    'user:acme/ada',
    'user:acme/rick',
    'user:acme/vera',
    'user:provider/mark',
  ])(
    'shows %s no internal note, not even where a page would hold it',
    async ref => {
      const scope = world.as(ref);
      await expect(texts(scope)).resolves.toEqual(['Looking', 'It is slow']);
      const page = await world.messages.list(scope, { id, limit: 1 });
      const next = await world.messages.list(scope, {
        id,
        limit: 1,
        cursor: page.nextCursor,
      });
      expect(next.items.map(m => m.text)).toEqual(['It is slow']);
      expect(next.nextCursor).toBeUndefined();
    },
  );

  it('shows a customer no internal note, whatever rights a role of theirs claims', async () => {
    const { as } = world;
    const scope = as('user:acme/ada');
    const mighty = Object.create(scope, {
      rights: { value: async () => ({ has: () => true }) },
    });
    await expect(texts(mighty)).resolves.not.toContain(
      'canary: they forgot to pay',
    );
  });

  it('keeps internal words out of every record and event', async () => {
    const outbox = await outboxOf(world.database, 'interventions');
    expect(JSON.stringify(outbox)).not.toContain('canary');
    const got = await world.interventions.get(world.admin, { id });
    expect(JSON.stringify(got)).not.toContain('canary');
    const found = await world.interventions.list(world.admin, {
      search: 'canary',
    });
    expect(found.items).toEqual([]);
  });

  it('is not found by another customer', async () => {
    const { globexAdmin, messages } = world;
    await expect(messages.list(globexAdmin, { id })).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    await expect(
      messages.post(globexAdmin, { id, text: 'x' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('ends with the request', async () => {
    const { submit, work, messages, requester } = world;
    const { id: other, version } = await submit();
    await work.cancel(requester, { id: other, version, reason: 'x' });
    await expect(
      messages.post(requester, { id: other, text: 'x' }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });
});
