import { mockServices } from '@backstage/backend-test-utils';
import { topicOf } from '@wardroom/platform-node';
import { openWorld } from '../testing/openWorld';
import { onAssignmentEnded } from './onAssignmentEnded';

it('puts the open requests of a technician back who works for the customer no more', async () => {
  const world = await openWorld();
  const { submit, work, colleague, technician, interventions } = world;
  const events = mockServices.events();
  let worksFor = true;
  const participants = Object.create(world.participants, {
    worksFor: { value: async () => worksFor },
  });
  await onAssignmentEnded({ store: world.store, events, participants });
  const open = await work.start(colleague, await submit());
  const other = await work.start(technician, await submit());
  const done = await work.resolve(
    colleague,
    Object.assign(await work.start(colleague, await submit()), {
      result: 'Done',
    }),
  );
  const publish = () =>
    events.publish({
      topic: topicOf('assignment.ended'),
      eventPayload: { tenant: 'acme', person: 'user:provider/toni' },
    });
  const assigneeOf = async (id: string) =>
    (await interventions.get(technician, { id })).assignee;

  await publish();
  expect(await assigneeOf(open.id)).toBe('user:provider/toni');

  worksFor = false;
  await publish();
  expect(await assigneeOf(open.id)).toBeUndefined();
  expect(await assigneeOf(other.id)).toBe('user:provider/tess');
  expect(await assigneeOf(done.id)).toBe('user:provider/toni');
  const { history } = await interventions.get(technician, open);
  expect(history.at(-1)).toMatchObject({
    action: 'unassign',
    note: 'user:provider/toni',
  });
  await world.database.drop();
});
