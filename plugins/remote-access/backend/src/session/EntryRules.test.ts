import { newId } from '@wardroom/platform-common';
import { systemScope } from '@wardroom/platform-node';
import { testScope } from '@wardroom/platform-test-utils';
import type { SomeAccessRules } from '@wardroom/remote-access-common';
import {
  newWorld,
  openRemoteAccess,
  technician,
} from '../testing/openRemoteAccess';
import { seedSession } from '../testing/seedSession';
import { seedTarget } from '../testing/seedTarget';
import { startGateway } from '../testing/startGateway';

const tenant = 'acme';
const everywhere = systemScope('remote-access', '*');
const mine = testScope({ ref: technician, tenants: [tenant] });
const admin = testScope({ ref: 'user:acme/admin', tenants: [tenant] });
const provider = testScope({
  ref: 'user:provider/boss',
  tenants: ['provider'],
});
const HOUR_MS = 3_600_000;
/** A clock that is off does not run slower. */
const allButDate = [
  ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask'] as const),
  ...(['setImmediate', 'clearImmediate', 'setInterval'] as const),
  ...(['clearInterval', 'setTimeout', 'clearTimeout'] as const),
];

const inHours = (hours: number) =>
  new Date(Date.now() + hours * HOUR_MS).toISOString();

describe('who may enter', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;
  let target: string;

  beforeAll(async () => {
    opened = await openRemoteAccess();
    await startGateway(opened);
  }, 60_000);

  beforeEach(async () => {
    Object.assign(opened.world, newWorld());
    const knex = opened.database.superuser('remote-access');
    for (const table of [
      ...['sessions', 'targets', 'credentials', 'policies', 'grants'],
      ...['provider_access', 'outbox'],
    ]) {
      await knex(table).delete();
    }
    ({ id: target } = await seedTarget(opened.store));
  });

  afterAll(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  const rules = async (given: SomeAccessRules, scope = admin) => {
    const { version } = await opened.policies.get(scope);
    return opened.policies.update(scope, { version, rules: given });
  };

  const open = (stepUp: string | undefined = 'fresh-1') =>
    opened.opening.open(mine, { target, intervention: 'int_aaaa', stepUp });

  const check = () =>
    opened.opening.check(mine, { target, intervention: 'int_aaaa' });

  const give = (more: object = {}) =>
    opened.grants.create(admin, {
      targets: { kind: 'all' },
      window: { from: inHours(0), until: inHours(2), hours: [] },
      reason: 'maintenance',
      ...more,
    });

  const soon = { from: inHours(0), until: inHours(1), hours: [] };

  const session = (id: string) =>
    opened.store.read(everywhere, r => r.sessions.get(tenant, id));

  it('is everybody with a request where the rules ask for no grant', async () => {
    await expect(check()).resolves.toEqual({
      ...{ allowed: true, mayAsk: false, codeNeeded: true },
    });
    await expect(open()).resolves.toMatchObject({ url: '/gw/one/ws' });
  });

  it('follows the plan that was agreed on for the request, whether or not a grant is needed', async () => {
    const plan = { steps: [{ target, commands: ['df -h'] }], files: false };
    await give();
    const planned = await give({ plan, window: { ...soon } });
    const { session: id } = await open();
    await expect(session(id)).resolves.toMatchObject({ grant: planned.id });
    await rules({ grantNeeded: 'always' });
    const second = await open('fresh-2');
    await expect(session(second.session)).resolves.toMatchObject({
      grant: planned.id,
    });
  });

  it('is nobody while the customer has switched access off, and they read why', async () => {
    await opened.providerAccess.suspend(admin, {
      ...{ version: 0, reason: 'audit in the house' },
    });
    await expect(open()).rejects.toThrow(
      'The customer switched the access of the provider off: audit in the house. Nobody comes in until they switch it on again',
    );
    await expect(check()).resolves.toMatchObject({
      ...{ allowed: false, code: 'access-off', mayAsk: false },
    });
    await opened.providerAccess.resume(admin, { version: 2, reason: 'over' });
    await expect(open()).resolves.toBeDefined();
  });

  it('is nobody by a protocol that the rules do not allow', async () => {
    await rules({ protocols: ['rdp'] });
    await expect(open()).rejects.toThrow(
      'The session rules of this customer do not allow SSH',
    );
    await expect(check()).resolves.toMatchObject({ code: 'protocol' });
    expect(opened.world.stepUps.has('fresh-1')).toBe(true);
  });

  it('is nobody by a protocol that the provider does not allow, whatever the customer says', async () => {
    await rules({ protocols: ['rdp'] }, provider);
    await expect(open()).rejects.toThrow('do not allow SSH');
  });

  describe('where a grant is needed', () => {
    beforeEach(() => rules({ grantNeeded: 'always' }));

    it.each([-3, 3])(
      'is decided by the time of the database, on a portal whose clock is %i hours off',
      async off => {
        await give();
        const now = Date.now() + off * HOUR_MS;
        jest.useFakeTimers({ now, doNotFake: allButDate });
        try {
          await expect(check()).resolves.toMatchObject({ allowed: true });
          const { session: id } = await open();
          await opened.guard.check();
          expect((await session(id)).state).toBe('requested');
          const { until } = await check();
          const left = Date.parse(until ?? '') - (now - off * HOUR_MS);
          expect(Math.round(left / HOUR_MS)).toBe(2);
        } finally {
          jest.useRealTimers();
        }
      },
    );

    it('is nobody without one, and they are told to ask', async () => {
      await expect(open()).rejects.toThrow(
        'The customer gives access to web-01 as root one time at a time, and there is none for you now: ask for access',
      );
      await expect(check()).resolves.toMatchObject({
        ...{ code: 'grant-needed', mayAsk: true },
      });
    });

    const grants: [string, boolean, (id: string) => object][] = [
      ['all targets', true, () => ({})],
      [
        'this target',
        true,
        id => ({ targets: { kind: 'targets', ids: [id] } }),
      ],
      [
        'its asset',
        true,
        () => ({ targets: { kind: 'asset', id: 'ast_web1' } }),
      ],
      ['a tag of it', true, () => ({ targets: { kind: 'tag', tag: 'web' } })],
      ['another tag', false, () => ({ targets: { kind: 'tag', tag: 'db' } })],
      ['this technician', true, () => ({ person: technician })],
      ['another', false, () => ({ person: 'user:provider/other' })],
      ['this request', true, () => ({ intervention: 'int_aaaa' })],
    ];

    it.each(grants)('a grant for %s: %s', async (_, allowed, fields) => {
      await give(fields(target));
      await expect(check()).resolves.toMatchObject({ allowed });
    });

    it('a grant for another request opens nothing', async () => {
      opened.world.purposes.set('acme/int_other', {
        ...{ key: 'ACME-2', title: 'Other', open: true },
      });
      await give({ intervention: 'int_other' });
      await expect(check()).resolves.toMatchObject({ allowed: false });
    });

    it('is told when the window opens, in the time of the customer', async () => {
      const from = new Date(Date.now() + 48 * HOUR_MS);
      await give({
        window: { from: from.toISOString(), until: inHours(60), hours: [] },
      });
      const words = new Intl.DateTimeFormat('en-GB', {
        ...{ dateStyle: 'full', timeStyle: 'short' },
        timeZone: 'Europe/Berlin',
      }).format(from);
      await expect(open()).rejects.toThrow(
        `Your access to web-01 as root opens on ${words} (Europe/Berlin). To come in before, ask the customer for access`,
      );
      await expect(check()).resolves.toMatchObject({
        ...{ code: 'outside-window', opensAt: from.toISOString() },
        mayAsk: true,
      });
    });

    it('the session lasts no longer than the grant', async () => {
      const grant = await give();
      const { until } = await check();
      expect(until).toBe(grant.window.until);
      const { session: id } = await open();
      await expect(session(id)).resolves.toMatchObject({ grant: grant.id });
    });

    it('whoever is in by a grant is out when it is revoked, when that answers', async () => {
      const grant = await give();
      const { id } = await seedSession(opened.store, {
        ...{ state: 'active', grant: grant.id },
      });
      await opened.guard.check();
      await expect(session(id)).resolves.toMatchObject({ state: 'active' });
      await opened.grants.revoke(admin, {
        ...{ id: grant.id, version: grant.version, reason: 'enough' },
      });
      await expect(session(id)).resolves.toMatchObject({
        state: 'terminated',
        endNote:
          'The access that this session rests on was revoked, or has run out',
      });
    });

    it('whoever is in by a grant is out when its time is over, whether or not the job has run', async () => {
      const grant = await give();
      const { id } = await seedSession(opened.store, {
        ...{ state: 'active', grant: grant.id },
      });
      await opened.database
        .superuser('remote-access')('grants')
        .update({ closes_at: new Date(), opens_at: new Date(0) });
      await opened.guard.check();
      await expect(session(id)).resolves.toMatchObject({ state: 'terminated' });
    });
  });

  it('only targets of high risk need a grant where the rules say so', async () => {
    await rules({ grantNeeded: 'high-risk' });
    await expect(check()).resolves.toMatchObject({ allowed: true });
    const { policy } = await opened.targets.get(mine, { id: target });
    await opened.targets.update(admin, {
      ...{ id: target, version: 1, policy: { ...policy, risk: 'high' } },
    });
    await expect(check()).resolves.toMatchObject({ code: 'grant-needed' });
  });

  it('rules that forbid what goes on end it', async () => {
    const { id } = await seedSession(opened.store, { state: 'active' });
    await rules({ protocols: [] });
    await expect(session(id)).resolves.toMatchObject({
      state: 'terminated',
      endNote: 'The session rules of this customer do not allow SSH',
    });
  });

  it('nobody has more sessions than the rules allow', async () => {
    await rules({ sessionsPerPerson: 1 });
    await open();
    await expect(open('fresh-2')).rejects.toThrow(
      'You have 1 session open, which is as many as may be: end one first',
    );
  });

  describe('a one-time code', () => {
    const cookie = `${'p'.repeat(43)}`;
    const from = (value: string | undefined) =>
      Object.assign(testScope({ ref: technician, tenants: [tenant] }), {
        http: { cookie: () => value, setCookie: () => undefined },
      });
    const enter = (stepUp?: string, value: string | undefined = cookie) =>
      opened.opening.open(from(value), {
        ...{ target, intervention: 'int_aaaa', stepUp },
      });

    it('is needed for each session where the rules say nothing else', async () => {
      await enter('fresh-1');
      await expect(enter()).rejects.toThrow(
        'stepUp: a one-time code is needed for this session',
      );
    });

    it('counts for further sessions of the same browser as long as the rules say', async () => {
      await rules({ stepUpMinutes: 30 }, provider);
      await expect(enter()).rejects.toThrow('a one-time code is needed');
      await enter('fresh-1');
      await expect(enter()).resolves.toBeDefined();
    });

    it('does not count for another browser, nor for a target of higher risk', async () => {
      await rules({ stepUpMinutes: 30 }, provider);
      await enter('fresh-1');
      await expect(enter(undefined, 'q'.repeat(43))).rejects.toThrow(
        'a one-time code is needed',
      );
      const { policy } = await opened.targets.get(mine, { id: target });
      await opened.targets.update(admin, {
        ...{ id: target, version: 1, policy: { ...policy, risk: 'high' } },
      });
      await expect(enter()).rejects.toThrow('a one-time code is needed');
    });

    it('does not count longer because it was used again', async () => {
      await rules({ stepUpMinutes: 30 }, provider);
      const first = await enter('fresh-1');
      const second = await enter();
      const knex = opened.database.superuser('remote-access');
      const at = async (id: string) =>
        (await knex('sessions').where({ id }).first()).proven_at;
      expect(await at(second.session)).toEqual(await at(first.session));
    });
  });

  it('is asked with as many questions for thirty sessions as for one', async () => {
    const asked = async () => {
      opened.world.asked = 0;
      await opened.guard.check();
      return opened.world.asked;
    };
    await seedSession(opened.store, { state: 'active' });
    const forOne = await asked();
    for (let i = 0; i < 29; i++) {
      await seedSession(opened.store, {
        ...{ state: 'active', person: `user:provider/${newId('p')}` },
      });
    }
    expect([forOne, await asked()]).toEqual([2, 2]);
  });
});
