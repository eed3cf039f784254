import { systemScope } from '@wardroom/platform-node';
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import type { Emergency } from '@wardroom/remote-access-common';
import { expireAccess } from '../jobs/expireAccess';
import { newWorld, openRemoteAccess } from '../testing/openRemoteAccess';
import { seedTarget } from '../testing/seedTarget';
import { startGateway } from '../testing/startGateway';

const tenant = 'acme';
const everywhere = systemScope('remote-access', '*');
const as = (ref: string, holds?: string[]) =>
  testScope({ ref, tenants: [tenant], holds });
const boss = as('user:provider/boss');
const second = as('user:provider/second');
const admin = as('user:acme/admin', ['emergency.read', 'emergency.end']);

describe('EmergencyService', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;
  let target: string;

  beforeAll(async () => {
    opened = await openRemoteAccess();
    await startGateway(opened);
    ({ id: target } = await seedTarget(opened.store));
  }, 60_000);

  beforeEach(async () => {
    Object.assign(opened.world, newWorld());
    const knex = opened.database.superuser('remote-access');
    for (const table of ['policies', 'emergencies', 'sessions', 'outbox']) {
      await knex(table).delete();
    }
    await knex('provider_access').delete();
  });

  afterAll(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  const ask = (minutes = 30) =>
    opened.emergencies.request(boss, {
      ...{ targets: [target], minutes, reason: 'ransomware spreads' },
    });
  const approved = async () => opened.emergencies.approve(second, await ask());
  const enter = ({ id }: Emergency, scope = boss, stepUp = 'fresh-1') =>
    opened.opening.openEmergency(scope, { id, target, stepUp });
  const session = (id: string) =>
    opened.store.read(everywhere, r => r.sessions.get(tenant, id));
  const pass = async (changes: object) => {
    await opened.database
      .superuser('remote-access')('emergencies')
      .update(changes);
  };
  const tick = () =>
    expireAccess(opened.store).run(everywhere, {}, async () => {});

  it('is asked for by one, given by another, and lets in whoever asked', async () => {
    const asked = await ask();
    expect(asked).toMatchObject({
      ...{ state: 'requested', allowedActions: ['withdraw'] },
      targets: [{ id: target, name: 'web-01 as root' }],
    });
    const given = await opened.emergencies.approve(second, asked);
    expect(given.state).toBe('active');
    const minutes = (Date.parse(given.endsAt as string) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(29);
    expect(minutes).toBeLessThanOrEqual(30);
    const entry = await enter(given);
    await expect(session(entry.session)).resolves.toMatchObject({
      ...{ emergency: { id: asked.id }, intervention: undefined },
      reason: 'ransomware spreads',
    });
  });

  it('stands on record as critical, step by step', async () => {
    await enter(await approved());
    const { records, events } = await outboxOf(
      opened.database,
      'remote-access',
    );
    expect(records.map(({ event, severity }) => [event, severity])).toEqual([
      ['emergency.requested', 'critical'],
      ['emergency.approved', 'critical'],
      ['emergency.entered', 'critical'],
    ]);
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'emergency.approved' }),
    );
  });

  it('is never given by whoever asked', async () => {
    const asked = await ask();
    await expect(opened.emergencies.approve(boss, asked)).rejects.toThrow(
      'You asked for this emergency access: somebody else must approve it',
    );
  });

  it('lets in nobody else, and to no other target', async () => {
    const given = await approved();
    await expect(enter(given, second)).rejects.toThrow(
      'The emergency access is over, or was not given for this target',
    );
    const other = await seedTarget(opened.store, tenant, {
      name: `db as ${Math.random()}`,
    });
    await expect(
      opened.opening.openEmergency(boss, {
        ...{ id: given.id, target: other.id, stepUp: 'fresh-1' },
      }),
    ).rejects.toThrow('was not given for this target');
  });

  it('lets in nobody before it was given, and nobody after its time', async () => {
    const asked = await ask();
    await expect(enter(asked)).rejects.toThrow('The emergency access is over');
    const given = await opened.emergencies.approve(second, asked);
    await pass({ ends_at: new Date() });
    await expect(enter(given)).rejects.toThrow('The emergency access is over');
  });

  it('ends with its time, with every session under it', async () => {
    const given = await approved();
    const { session: id } = await enter(given);
    await opened.guard.check();
    await expect(session(id)).resolves.toMatchObject({ state: 'requested' });
    await pass({ ends_at: new Date() });
    await opened.guard.check();
    await expect(session(id)).resolves.toMatchObject({ state: 'terminated' });
    await tick();
    const { items } = await opened.emergencies.list(second, {});
    expect(items[0]).toMatchObject({
      ...{ state: 'ended', note: 'its time is over', overdue: false },
      allowedActions: ['review'],
    });
  });

  it('is ended by the customer at once', async () => {
    const given = await approved();
    const { session: id } = await enter(given);
    const [{ allowedActions }] = (await opened.emergencies.list(admin, {}))
      .items;
    expect(allowedActions).toEqual(['end']);
    await opened.emergencies.end(admin, { ...given, reason: 'not agreed' });
    await expect(session(id)).resolves.toMatchObject({ state: 'terminated' });
  });

  it('lets in nobody whom the customer’s switch keeps out', async () => {
    const given = await approved();
    await opened.providerAccess.suspend(
      testScope({ ref: 'user:acme/admin', tenants: [tenant] }),
      { version: 0, reason: 'closed' },
    );
    await expect(enter(given)).rejects.toThrow('switched the access');
  });

  it('ends for somebody who is no administrator any more', async () => {
    const { session: id } = await enter(await approved());
    opened.world.superAdmins.clear();
    await opened.guard.check();
    await expect(session(id)).resolves.toMatchObject({
      endNote:
        'The role of this person does not include emergency access any more',
    });
  });

  it('needs a one-time code each time', async () => {
    await expect(enter(await approved(), boss, 'used')).rejects.toThrow(
      'stepUp: is not valid any more',
    );
  });

  it('must be reviewed by somebody else within a day, and shows when it was not', async () => {
    const given = await approved();
    const ended = await opened.emergencies.end(boss, {
      ...{ ...given, reason: 'done' },
    });
    await expect(
      opened.emergencies.review(boss, { ...ended, findings: 'all is well' }),
    ).rejects.toThrow('somebody else must review it');
    await pass({ ended_at: new Date(Date.now() - 25 * 3_600_000) });
    const { items } = await opened.emergencies.list(second, {});
    expect(items[0]).toMatchObject({ overdue: true });
    const reviewed = await opened.emergencies.review(second, {
      ...{ ...ended, findings: 'The commands match the incident.' },
    });
    expect(reviewed).toMatchObject({ state: 'reviewed', overdue: false });
  });

  it('lasts no longer than the rules of the customer allow', async () => {
    const rules = testScope({ ref: 'user:acme/admin', tenants: [tenant] });
    await expect(ask(121)).rejects.toThrow(
      'minutes: the session rules of this customer allow 120 at most',
    );
    await opened.policies.update(rules, {
      ...{ version: 0, rules: { emergencyMinutes: 0 } },
    });
    await expect(ask()).rejects.toThrow(
      'The session rules of this customer allow no emergency access',
    );
  });

  it('is not given when nobody decides for an hour', async () => {
    const asked = await ask();
    await pass({ created_at: new Date(Date.now() - 3_601_000) });
    await tick();
    await expect(opened.emergencies.approve(second, asked)).rejects.toThrow(
      'This emergency access is expired',
    );
  });

  it('of two who approve at once one wins', async () => {
    const asked = await ask();
    const third = as('user:provider/third');
    const results = await Promise.allSettled([
      opened.emergencies.approve(second, asked),
      opened.emergencies.approve(third, asked),
    ]);
    expect(results.map(r => r.status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
  });

  it('somebody of another customer finds none of it', async () => {
    const given = await approved();
    const foreign = testScope({
      ref: 'user:globex/admin',
      tenants: ['globex'],
    });
    await expect(opened.emergencies.list(foreign, {})).resolves.toMatchObject({
      items: [],
    });
    await expect(
      opened.emergencies.end(foreign, { ...given, reason: 'r' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
