import { newId } from '@wardroom/platform-common';
import { tenantIsolation, testScope } from '@wardroom/platform-test-utils';
import type { IdentityStore } from './IdentityStore';
import { IdentityWorld } from './testing/IdentityWorld';

const worlds: IdentityWorld[] = [];

jest.setTimeout(60_000);

async function seed(store: IdentityStore, tenant: string, canary: string) {
  const scope = testScope({ ref: `user:${tenant}/admin`, tenants: [tenant] });
  const person = `${canary}-jane`;
  const hash = (what: string) => `${canary}-${what}`;
  const key = await store.transact(scope, async tx => {
    await tx.accounts.ensure(person);
    await tx.accounts.setPassword(person, hash('password'));
    await tx.accounts.setTotp(person, hash('seed'), 1);
    await tx.recoveryCodes.renew(person);
    await tx.challenges.create({
      person,
      tokenHash: hash('challenge'),
      next: 'totp',
      method: 'password',
    });
    await tx.invitations.create({
      person,
      purpose: 'invitation',
      tokenHash: hash('link'),
    });
    await tx.signInSessions.create({
      person,
      tokenHash: hash('session'),
      absoluteHours: 12,
      freshMinutes: 2,
    });
    await tx.stepUps.create({
      person,
      tokenHash: hash('ticket'),
      purpose: 'remote-session',
      object: canary,
    });
    const subject = { tenant, id: person, lockAfter: 1, forgetMinutes: 60 };
    await tx.attempts.take(subject);
    return tx.dataKeys.add({ masterKeyId: newId('mk'), wrapped: canary });
  });
  return { person, hash, key: key.id };
}

type Seeded = Awaited<ReturnType<typeof seed>>;

tenantIsolation<IdentityStore>(async () => {
  const world = await IdentityWorld.start();
  worlds.push(world);
  const { database, store } = world;
  return {
    database,
    store,
    seed,
    reads: {
      'accounts.find': (r, s: Seeded) => r.accounts.find(s.person),
      'accounts.list': r => r.accounts.list({ idleMinutes: 30 }),
      'attempts.findLock': (r, s: Seeded) => r.attempts.findLock(s.person),
      'challenges.find': (r, s: Seeded) =>
        r.challenges.find(s.hash('challenge'), 'totp'),
      'dataKeys.get': (r, s: Seeded) => r.dataKeys.get(s.key),
      'dataKeys.findCurrent': r => r.dataKeys.findCurrent(),
      'dataKeys.wrappedByOther': r => r.dataKeys.wrappedByOther('none', 100),
      'invitations.find': (r, s: Seeded) => r.invitations.find(s.hash('link')),
      'recoveryCodes.countLeft': async (r, s: Seeded) =>
        (await r.recoveryCodes.countLeft(s.person)) > 0 ? s.person : undefined,
      'signInSessions.find': (r, s: Seeded) =>
        r.signInSessions.find(s.hash('session'), 30),
      'signInSessions.listOf': (r, s: Seeded) =>
        r.signInSessions.listOf(s.person, 30),
      'signInSessions.listOver': r => r.signInSessions.listOver(0, 100),
    },
  };
});

afterAll(() => Promise.all(worlds.map(world => world.stop())));
