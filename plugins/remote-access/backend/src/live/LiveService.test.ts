import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import { makeScope, systemScope } from '@wardroom/platform-node';
import {
  newWorld,
  openRemoteAccess,
  technician,
} from '../testing/openRemoteAccess';
import { seedSession } from '../testing/seedSession';
import { startGateway } from '../testing/startGateway';

const tenant = 'acme';
const everywhere = systemScope('remote-access', '*');
const as = (ref: string, holds: string[]) =>
  testScope({ ref, tenants: [tenant], holds });

const lead = 'user:provider/lead';
const colleague = 'user:provider/colleague';
const since = '2026-03-01T00:00:00.000Z';
const ofLead = [
  'session.watch',
  'session.freeze',
  'session.thaw',
  'session.message',
  'session.take',
  'session.invite',
];
const boss = as(lead, ofLead);
const customer = as('user:acme/admin', ['session.watch', 'session.terminate']);
const mine = as(technician, ['session.take', 'session.invite']);
const reason = 'because';

describe('LiveService', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;
  let id: string;

  beforeAll(async () => {
    opened = await openRemoteAccess();
    await startGateway(opened);
  }, 60_000);

  beforeEach(async () => {
    Object.assign(opened.world, newWorld());
    opened.world.assigned.set(colleague, [tenant]);
    opened.world.rights.set(colleague, ['session.open', 'session.join']);
    const knex = opened.database.superuser('remote-access');
    for (const table of ['sessions', 'outbox']) await knex(table).delete();
    ({ id } = await seedSession(opened.store, { state: 'active' }));
  });

  afterAll(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  const actionsOf = async (scope: typeof boss) =>
    (await opened.sessions.get(scope, { id })).allowedActions;

  const live = (life: object) =>
    opened.store.transact(everywhere, tx =>
      tx.sessions.noteLife({ tenant, id }, { watchers: [], ...life }),
    );

  const events = async () =>
    (await outboxOf(opened.database, 'remote-access')).records;

  it('gives a ticket to look on, for a reason that is on record', async () => {
    const entry = await opened.live.watch(boss, { id, reason });
    expect(entry.session).toBe(id);
    expect((await events()).at(-1)).toMatchObject({
      ...{ event: 'session.watched', object: id, fields: { reason } },
    });
  });

  it('lets a lead do everything, the customer look on and stop, and the technician nothing of that', async () => {
    expect(await actionsOf(boss)).toEqual([
      'watch',
      'freeze',
      'message',
      'invite',
    ]);
    expect(await actionsOf(customer)).toEqual(['terminate', 'watch']);
    expect(await actionsOf(mine)).toEqual(['invite']);
    await expect(opened.live.watch(mine, { id, reason })).rejects.toMatchObject(
      { name: 'NotAllowedError' },
    );
    await expect(
      opened.live.freeze(customer, { id, reason }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('is for sessions that run', async () => {
    const { id: over } = await seedSession(opened.store, { state: 'ended' });
    for (const act of [
      () => opened.live.watch(boss, { id: over, reason }),
      () => opened.live.freeze(boss, { id: over, reason }),
      () => opened.live.message(boss, { id: over, text: 'x' }),
      () => opened.live.take(boss, { id: over, reason }),
    ]) {
      await expect(act()).rejects.toMatchObject({ name: 'ConflictError' });
    }
  });

  it('keeps other customers out', async () => {
    const globex = makeScope({
      actor: { ref: 'user:globex/admin' },
      tenants: ['globex'],
      rights: async () => ({
        has: (_: { name: string }, of: string) => of === 'globex',
      }),
    });
    for (const act of [
      () => opened.live.watch(globex, { id, reason }),
      () => opened.live.freeze(globex, { id, reason }),
      () =>
        opened.live.invite(globex, {
          id,
          reason,
          person: colleague,
          mode: 'read',
        }),
    ]) {
      await expect(act()).rejects.toMatchObject({ name: 'NotFoundError' });
    }
  });

  it('freezes and thaws, each on record', async () => {
    await opened.live.freeze(boss, { id, reason });
    await live({ frozenBy: lead });
    expect(await actionsOf(boss)).toContain('thaw');
    expect(await actionsOf(boss)).not.toContain('freeze');
    await opened.live.thaw(boss, { id, reason });
    expect((await events()).map(e => e.event)).toEqual(
      expect.arrayContaining(['session.frozen', 'session.thawed']),
    );
  });

  it('gives the keyboard to a lead who looks on, and back to the technician', async () => {
    await expect(opened.live.take(boss, { id, reason })).rejects.toThrow();
    await live({ watchers: [{ person: lead, mode: 'write', since }] });
    expect(await actionsOf(boss)).toContain('take');
    expect(await actionsOf(mine)).not.toContain('take');
    await opened.live.take(boss, { id, reason });
    await live({
      watchers: [{ person: lead, mode: 'write', since }],
      keyboard: lead,
    });
    expect(await actionsOf(boss)).not.toContain('take');
    expect(await actionsOf(mine)).toContain('take');
    await opened.live.take(mine, { id, reason });
  });

  it('lets an invited colleague in who may open sessions there, and nobody else', async () => {
    const guest = as(colleague, ['session.join']);
    expect(await actionsOf(guest)).toEqual([]);
    const invitation = { id, reason, person: colleague, mode: 'read' as const };
    await opened.live.invite(mine, invitation);
    expect(await actionsOf(guest)).toEqual(['join']);
    await opened.live.join(guest, { id });
    expect((await events()).map(e => e.event)).toEqual(
      expect.arrayContaining(['session.invited', 'session.joined']),
    );
    for (const person of ['user:provider/stranger', technician]) {
      await expect(
        opened.live.invite(mine, { ...invitation, person }),
      ).rejects.toMatchObject({ name: 'InputError' });
    }
  });

  it('has a secret typed for the technician alone, and only where the rules allow it', async () => {
    const holds = ['session.supply', 'policy.update'];
    const own = as(technician, holds);
    const wish = { id, secret: 'password' as const };
    await expect(opened.live.supply(own, wish)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    const provider = testScope({
      ...{ ref: lead, tenants: ['provider'], holds },
    });
    await opened.policies.update(provider, {
      ...{ version: 0, rules: { mayPasteSecrets: true } },
    });
    expect(await actionsOf(own)).toContain('supply');
    expect(await actionsOf(as(lead, holds))).not.toContain('supply');
    await opened.live.supply(own, wish);
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records.at(-1)).toMatchObject({
      ...{ event: 'session.supplied', severity: 'high' },
      fields: { secret: 'password' },
    });
    await live({ keyboard: lead });
    expect(await actionsOf(own)).not.toContain('supply');
    await opened.policies.update(provider, { version: 1, rules: {} });
  });
});

describe('who may look on', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;
  beforeAll(async () => {
    opened = await openRemoteAccess();
  }, 60_000);
  afterAll(() => opened.database.drop());

  const modeOf = (
    person: string,
    rights: string[],
    guests: { person: string; mode: 'read' | 'write' }[] = [],
  ) => {
    opened.world.assigned.set(person, [tenant]);
    opened.world.rights.set(person, rights);
    return opened.onlookers.modeOf(person, { tenant, guests }, new Date());
  };

  it('is decided anew by rights, invitation and account', async () => {
    const all = ['session.watch', 'session.take'];
    await expect(modeOf(lead, all)).resolves.toBe('write');
    await expect(modeOf(lead, ['session.watch'])).resolves.toBe('read');
    await expect(modeOf(lead, [])).resolves.toBeUndefined();
    const of = (mode: 'read' | 'write') => [{ person: colleague, mode }];
    const rights = ['session.open', 'session.join', 'session.take'];
    await expect(modeOf(colleague, rights)).resolves.toBeUndefined();
    await expect(modeOf(colleague, rights, of('read'))).resolves.toBe('read');
    await expect(modeOf(colleague, rights, of('write'))).resolves.toBe('write');
    await expect(
      modeOf(colleague, ['session.join'], of('write')),
    ).resolves.toBeUndefined();
    opened.world.disabled.add(lead);
    await expect(modeOf(lead, all)).resolves.toBeUndefined();
  });

  it('never lets the people of the customer type', async () => {
    const everything = ['session.watch', 'session.take', 'session.open'];
    await expect(modeOf('user:acme/admin', everything)).resolves.toBe('read');
  });
});
