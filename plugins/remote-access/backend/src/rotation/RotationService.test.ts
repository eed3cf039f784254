import { newId } from '@wardroom/platform-common';
import { systemScope } from '@wardroom/platform-node';
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import {
  defaultTargetPolicy,
  encodeCredentialSecret,
  sealSecret,
  type ChangeOrder,
} from '@wardroom/remote-access-common';
import { openRemoteAccess } from '../testing/openRemoteAccess';
import { seedSession } from '../testing/seedSession';
import { startGateway } from '../testing/startGateway';

const tenant = 'acme';
const everywhere = systemScope('remote-access', '*');
const boss = testScope({ ref: 'user:provider/boss', tenants: [tenant] });
const pinned = {
  ...{ type: 'ssh-ed25519', fingerprint: `SHA256:${'A'.repeat(43)}` },
};

type Outcome = 'changed' | 'unchanged' | 'uncertain';

describe('RotationService', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;
  let orders: ChangeOrder[];
  let outcomes: (Outcome | 'broken')[];
  let between: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    opened = await openRemoteAccess({ gateway: 'real' });
    await startGateway(opened);
    const { channel } = opened.gateway.any();
    const ask = channel.ask.bind(channel);
    // What the target does is the test's choice; all else is asked of the real gateway.
    jest.spyOn(channel, 'ask').mockImplementation(async (...call) => {
      if ((call[0] as string) !== 'changeSecret') return ask(...call);
      orders.push(call[1] as unknown as ChangeOrder);
      await between?.();
      const outcome = outcomes.shift() ?? 'changed';
      if (outcome === 'broken') throw new Error('The gateway is gone');
      return { outcome, fault: undefined } as never;
    });
  }, 60_000);

  beforeEach(() => {
    orders = [];
    outcomes = [];
    between = undefined;
  });

  afterAll(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  const seal = (id: string, version: number) =>
    sealSecret(
      encodeCredentialSecret({
        ...{ kind: 'password', password: new TextEncoder().encode('old') },
      }),
      opened.gateway.identity().seal,
      { purpose: 'credential', tenant, id, version },
    );

  /** A password that is changed after each session, with its target. */
  async function rotating(targets = 1) {
    const id = newId('crd');
    await opened.credentials.create(boss, {
      ...{ id, kind: 'password', label: id, sealed: await seal(id, 1) },
    });
    const rotation = { after: 'session' as const, hook: 'linux-password' };
    await opened.credentials.update(boss, { id, version: 1, rotation });
    const made = [];
    for (let at = 0; at < targets; at += 1) {
      made.push(
        await opened.targets.create(boss, {
          ...{ asset: 'ast_web1', name: `${id} ${at}`, host: 'web-01' },
          ...{ port: 22, username: 'root', credential: id, pinned },
          policy: defaultTargetPolicy,
        }),
      );
    }
    return { id, target: made[0] };
  }

  /** A session that was, and what follows it. */
  async function after(target: { id: string; name: string }) {
    const session = await seedSession(opened.store, { state: 'ended', target });
    await opened.rotations.schedule(tenant, session.id);
    return session.id;
  }

  async function dueOf(credential: string) {
    const latest = await opened.store.readOnce(everywhere, r =>
      r.rotations.findLatest(tenant, credential),
    );
    if (!latest) throw new Error('Nothing is due');
    return latest;
  }

  const eventsOf = async (label: string) => {
    const { records } = await outboxOf(opened.database, 'remote-access');
    return records
      .filter(r => r.fields.label === label && r.event.includes('rotat'))
      .map(r => [r.event, r.outcome]);
  };

  const known = (id: string) => opened.credentials.get(boss, { id });

  it('changes the password after a session, and once however often that is told', async () => {
    const { id, target } = await rotating();
    const session = await after(target);
    await opened.rotations.schedule(tenant, session);
    const { id: due } = await dueOf(id);
    await opened.rotations.run(tenant, due);
    await opened.rotations.run(tenant, due);
    await opened.rotations.schedule(tenant, session);
    expect(orders).toHaveLength(1);
    expect(orders[0]).toMatchObject({
      ...{ hook: 'linux-password', session, hostKeys: [pinned], again: false },
      target: { id: target.id, username: 'root' },
    });
    expect(await known(id)).toMatchObject({
      ...{ secretVersion: 2, renewedBy: 'plugin:remote-access' },
      rotation: { latest: { state: 'changed' } },
    });
    // What is stored now is what the target was given.
    const stored = await opened.store.read(everywhere, r =>
      r.credentials.order(tenant, id),
    );
    expect(stored).toEqual(orders[0].next);
    expect(await eventsOf(id)).toEqual([['rotation.completed', 'success']]);
  });

  it('changes nothing where nobody asked for it, or nobody came in', async () => {
    const { id, target } = await rotating();
    const refused = await seedSession(opened.store, {
      ...{ state: 'refused', target },
    });
    await opened.rotations.schedule(tenant, refused.id);
    const { version } = await known(id);
    const rotation = { after: 'never' as const, hook: 'linux-password' };
    await opened.credentials.update(boss, { id, version, rotation });
    await after(target);
    await expect(dueOf(id)).rejects.toThrow('Nothing is due');
  });

  it('keeps the new password before the target has it, and goes on after a crash', async () => {
    const { id, target } = await rotating();
    await after(target);
    const { id: due } = await dueOf(id);
    outcomes = ['broken', 'changed'];
    between = async () => {
      const { next, attempts } = await dueOf(id);
      expect([next?.context.version, attempts > 0]).toEqual([2, true]);
    };
    await expect(opened.rotations.run(tenant, due)).rejects.toThrow();
    await opened.rotations.run(tenant, due);
    expect(orders.map(({ again }) => again)).toEqual([false, true]);
    expect(orders[1].next).toEqual(orders[0].next);
    expect((await known(id)).secretVersion).toBe(2);
  });

  it('gives up after three attempts, keeps both passwords and says so loudly', async () => {
    const { id, target } = await rotating();
    await after(target);
    const { id: due } = await dueOf(id);
    outcomes = ['uncertain', 'uncertain', 'uncertain', 'changed'];
    for (const _ of [1, 2]) {
      await expect(opened.rotations.run(tenant, due)).rejects.toThrow();
    }
    await opened.rotations.run(tenant, due);
    const credential = await known(id);
    expect(credential).toMatchObject({
      secretVersion: 1,
      rotation: { latest: { state: 'failed' } },
    });
    expect(credential.rotation.latest?.fault).toContain('Both are kept');
    expect((await dueOf(id)).next).toBeDefined();
    expect(await eventsOf(id)).toEqual([['rotation.failed', 'failed']]);
    // Somebody looks after it, and tries again: with the same new password.
    await opened.credentials.rotate(boss, { id });
    expect(orders[3]).toMatchObject({ again: true, next: orders[0].next });
    expect((await known(id)).secretVersion).toBe(2);
    const events = (await eventsOf(id)).map(([event]) => event);
    expect(events.slice(1)).toEqual([
      ...['rotation.retried', 'rotation.completed', 'credential.rotated'],
    ]);
  });

  it('loses to a renewal by hand, which may be the right one', async () => {
    const { id, target } = await rotating();
    await after(target);
    const { id: due } = await dueOf(id);
    between = async () => {
      between = undefined;
      const { version } = await known(id);
      const secret = { kind: 'password' as const, secretVersion: 2 };
      await opened.credentials.update(boss, {
        ...{ id, version, secret: { ...secret, sealed: await seal(id, 2) } },
      });
    };
    await opened.rotations.run(tenant, due);
    expect(await known(id)).toMatchObject({
      ...{ secretVersion: 2, renewedBy: 'user:provider/boss' },
      rotation: { latest: { state: 'failed' } },
    });
    expect((await dueOf(id)).next).toBeDefined();
  });

  it('does not touch a password that opens several targets', async () => {
    const { id, target } = await rotating(2);
    await after(target);
    await opened.rotations.run(tenant, (await dueOf(id)).id);
    expect(orders).toEqual([]);
    const { rotation } = await known(id);
    expect(rotation.latest?.fault).toContain('opens several targets');
  });

  it('tells whoever asks for it what stands against it', async () => {
    const { id } = await rotating();
    outcomes = ['unchanged'];
    await expect(opened.credentials.rotate(boss, { id })).rejects.toMatchObject(
      { name: 'ConflictError' },
    );
    const globex = testScope({
      ref: 'user:provider/boss',
      tenants: ['globex'],
    });
    await expect(
      opened.credentials.rotate(globex, { id }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(
      opened.credentials.update(boss, {
        ...{ id, version: (await known(id)).version },
        rotation: { after: 'session', hook: 'nobody-knows' },
      }),
    ).rejects.toThrow(/^rotation.hook: /);
  });

  it('has what it keeps sealed anew after a rotation of keys', async () => {
    const { id, target } = await rotating();
    await after(target);
    outcomes = ['uncertain'];
    await expect(
      opened.rotations.run(tenant, (await dueOf(id)).id),
    ).rejects.toThrow();
    const admin = testScope({ ref: 'user:provider/root', tenants: '*' });
    await opened.gatewayKeys.rotate(admin);
    await opened.reseal.run();
    const { next } = await dueOf(id);
    expect(next?.sealed.kid).toBe(opened.gateway.identity().seal.kid);
  });
});
