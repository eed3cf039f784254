import { outboxOf } from '@wardroom/platform-test-utils';
import type { Intervention } from '@wardroom/interventions-common';
import { openWorld, type World } from '../testing/openWorld';

const key = ({ id, version }: Intervention) => ({ id, version });

describe('the work on a request', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.database.drop());

  it('goes from the first word to the confirmed result, each step on record', async () => {
    const { submit, work, messages, technician, requester } = world;
    const submitted = await submit();
    const read = await work.acknowledge(technician, key(submitted));
    const mine = await work.assign(technician, {
      ...key(read),
      assignee: 'user:provider/tess',
    });
    const started = await work.start(technician, key(mine));
    const asked = await work.wait(technician, {
      ...key(started),
      question: 'May we restart it?',
    });
    expect(asked).toMatchObject({
      state: 'waiting_customer',
      question: 'May we restart it?',
    });
    await messages.post(requester, { id: asked.id, text: 'Yes' });
    const answered = await world.interventions.get(technician, asked);
    expect(answered.state).toBe('in_progress');
    expect(answered.question).toBeUndefined();
    const resolved = await work.resolve(technician, {
      ...key(answered),
      result: 'Restarted, fast again',
    });
    expect(resolved).toMatchObject({
      state: 'resolved',
      result: 'Restarted, fast again',
    });
    const closed = await work.close(requester, key(resolved));
    expect(closed.state).toBe('closed');
    expect(closed.history.map(s => `${s.actor} ${s.action}`)).toEqual([
      'user:acme/rick submit',
      'user:provider/tess acknowledge',
      'user:provider/tess assign',
      'user:provider/tess start',
      'user:provider/tess wait',
      'user:acme/rick resume',
      'user:provider/tess resolve',
      'user:acme/rick close',
    ]);
    const { records } = await outboxOf(world.database, 'interventions');
    expect(records.map(r => r.event)).toEqual([
      'intervention.submitted',
      'intervention.acknowledged',
      'intervention.assigned',
      'intervention.started',
      'intervention.waited',
      'message.posted',
      'intervention.resumed',
      'intervention.resolved',
      'intervention.closed',
    ]);
    expect(JSON.stringify(records)).not.toContain('Restarted');
  });

  it('starts what nobody has read in one step', async () => {
    const { submit, work, technician } = world;
    const started = await work.start(technician, key(await submit()));
    expect(started).toMatchObject({
      state: 'in_progress',
      assignee: 'user:provider/tess',
    });
    expect(started.history.map(s => s.action)).toEqual([
      'submit',
      'acknowledge',
      'start',
    ]);
  });

  it('lets one of two technicians win who start at the same time', async () => {
    const { submit, work, technician, colleague } = world;
    const submitted = await submit();
    const results = await Promise.allSettled([
      work.start(technician, key(submitted)),
      work.start(colleague, key(submitted)),
    ]);
    const lost = results.filter(r => r.status === 'rejected');
    expect(lost).toHaveLength(1);
    expect((lost[0] as PromiseRejectedResult).reason.name).toBe(
      'ConflictError',
    );
  });

  it('tells whoever acts on an old version', async () => {
    const { submit, work, technician, requester } = world;
    const submitted = await submit();
    await work.acknowledge(technician, key(submitted));
    await expect(
      work.cancel(requester, { ...key(submitted), reason: 'Not needed' }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });

  it('is assigned only to technicians with an active assignment to the customer', async () => {
    const { submit, work, technician } = world;
    const submitted = await submit();
    for (const assignee of [
      'user:provider/rest',
      'user:provider/anna',
      'user:provider/sam',
      'user:acme/ada',
      'user:provider/nobody',
    ]) {
      await expect(
        work.assign(technician, { ...key(submitted), assignee }),
      ).rejects.toThrow(/^assignee: .* has no active assignment/);
    }
    const given = await work.assign(technician, {
      ...key(submitted),
      assignee: 'user:provider/toni',
    });
    expect(given.assignee).toBe('user:provider/toni');
    await expect(work.start(technician, key(given))).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });

  it('is not started by staff without an assignment', async () => {
    const { submit, work, as } = world;
    const submitted = await submit();
    await expect(
      work.start(as('user:provider/sam'), key(submitted)),
    ).rejects.toThrow(/no active assignment/);
  });

  it('can be taken up again after its solution, and starts anew', async () => {
    const { submit, work, technician, requester } = world;
    const started = await work.start(technician, key(await submit()));
    const resolved = await work.resolve(technician, {
      ...key(started),
      result: 'Done',
    });
    expect(Date.parse(resolved.reopenUntil as string)).toBeGreaterThan(
      Date.now() + 13 * 24 * 3600 * 1000,
    );
    const again = await work.reopen(requester, {
      ...key(resolved),
      reason: 'Still slow',
    });
    expect(again).toMatchObject({ state: 'reopened', result: 'Done' });
    expect(again.reopenUntil).toBeUndefined();
    expect(again.history.at(-1)).toMatchObject({ note: 'Still slow' });
    const restarted = await work.start(technician, key(again));
    expect(restarted.state).toBe('in_progress');
  });

  it('ends with a reason when it is cancelled, and stays so', async () => {
    const { submit, work, requester, technician } = world;
    const cancelled = await work.cancel(requester, {
      ...key(await submit()),
      reason: 'Solved itself',
    });
    expect(cancelled).toMatchObject({ state: 'cancelled', allowedActions: [] });
    await expect(work.start(technician, key(cancelled))).rejects.toThrow(
      /This request is cancelled/,
    );
  });

  it('tells other contexts whether a session may be opened for it', async () => {
    const { submit, work, technician, interventions } = world;
    const submitted = await submit({ assetIds: ['ast_acme'] });
    const { id } = submitted;
    const facts = () => interventions.facts(technician, { tenant: 'acme', id });
    await expect(facts()).resolves.toMatchObject({
      underWay: false,
      assignee: undefined,
    });
    await work.start(technician, key(submitted));
    await expect(facts()).resolves.toMatchObject({
      underWay: true,
      assignee: 'user:provider/tess',
      assetIds: ['ast_acme'],
      number: submitted.number,
    });
    const requests = [
      { tenant: 'acme', id },
      { tenant: 'globex', id },
      { tenant: 'acme', id: 'int_unknown' },
    ];
    await expect(
      interventions.allFacts(technician, { requests }),
    ).resolves.toEqual({ items: [await facts()] });
    await expect(
      interventions.facts(world.globexAdmin, { tenant: 'globex', id }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
