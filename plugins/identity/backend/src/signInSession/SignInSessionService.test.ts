import { IdentityWorld } from '../testing/IdentityWorld';
import type { TestBrowser } from '../testing/TestBrowser';
import { endOverdueSignIns } from '../jobs/endOverdueSignIns';
import { systemScope } from '@wardroom/platform-node';

const requester = 'user:acme/requester';
const globexAdmin = 'user:globex/admin';

jest.setTimeout(60_000);

describe('SignInSessionService', () => {
  let world: IdentityWorld;
  let laptop: TestBrowser;
  let phone: TestBrowser;

  beforeEach(async () => {
    world = await IdentityWorld.start({ signIn: { idleMinutes: 20 } });
    const password = await world.provision(requester);
    laptop = await world.signIn(requester, password);
    phone = await world.signIn(requester, password);
    await world.sql('outbox').delete();
  });
  afterEach(() => world?.stop());

  const sessions = () => world.services.sessions;
  const ago = (minutes: number) =>
    world.sql.raw(`now() - ? * interval '1 minute'`, [minutes]);

  it('a person sees where they are signed in, and which browser asks', async () => {
    const { items } = await sessions().list(laptop.as(requester));

    expect(items).toHaveLength(2);
    expect(items.map(s => s.current).sort()).toEqual([false, true]);
    expect(items[0]).toMatchObject({ ip: '192.0.2.1', userAgent: 'Test/1.0' });
    expect(JSON.stringify(items)).not.toContain('hash');
  });

  it('ending the other browser signs it out and voids the tokens', async () => {
    const { items } = await sessions().list(laptop.as(requester));
    const other = items.find(s => !s.current);
    const before = Date.now();

    await sessions().revoke(laptop.as(requester), { id: other?.id ?? '' });

    await expect(world.validate(phone)).rejects.toThrow(/sign in again/);
    const validAfter = world.tenants.tokensValidAfter(requester).getTime();
    expect(validAfter % 1000).toBe(0);
    expect(validAfter).toBeGreaterThan(before);
    // The browser that goes on is kept until a token that is made now counts.
    await expect(world.validate(laptop)).resolves.toMatchObject({
      person: requester,
    });
    expect(Date.now()).toBeGreaterThanOrEqual(validAfter);
    await expect(world.audited('acme')).resolves.toEqual([
      'signInSession.revoked',
    ]);
  });

  it("nobody ends somebody else's sign-in", async () => {
    world.tenants.add('user:acme/other', 'requester');
    const other = await world.signIn(
      'user:acme/other',
      await world.provision('user:acme/other'),
    );
    const { items } = await sessions().list(other.as('user:acme/other'));

    await expect(
      sessions().revoke(laptop.as(requester), { id: items[0].id }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    const abroad = world.browser().as(globexAdmin);
    await expect(
      sessions().revoke(abroad, { id: items[0].id }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(world.validate(other)).resolves.toBeDefined();
  });

  it('signing out everywhere ends this browser too', async () => {
    await expect(sessions().revokeAll(laptop.as(requester))).resolves.toEqual({
      ended: 2,
    });

    await expect(world.validate(phone)).rejects.toThrow();
    expect(laptop.cookie).toBeUndefined();
  });

  it('a sign-in without input ends, and the reason is written down', async () => {
    await world.sql('sign_in_sessions').update({ last_active_at: ago(21) });

    await expect(world.validate(laptop, 0)).rejects.toThrow(/sign in again/);
    await expect(world.audited('acme')).resolves.toEqual([
      'signInSession.expired',
    ]);
  });

  it('a browser that only asks keeps nothing alive; input does', async () => {
    await world.sql('sign_in_sessions').update({ last_active_at: ago(19) });
    await world.validate(laptop);
    await world.validate(laptop, 3600);
    const lastActive = async () => {
      const { items } = await sessions().list(laptop.as(requester));
      const current = items.find(s => s.current);
      return Date.now() - Date.parse(current?.lastActiveAt ?? '');
    };
    await expect(lastActive()).resolves.toBeGreaterThan(18 * 60_000);

    await world.validate(laptop, 30);
    await expect(lastActive()).resolves.toBeLessThan(40_000);
  });

  it('a sign-in ends after its absolute time, whatever is done in it', async () => {
    await world.sql('sign_in_sessions').update({ expires_at: ago(0.01) });

    await expect(world.validate(laptop, 0)).rejects.toThrow(/sign in again/);
  });

  it('losing access ends the sign-in at the next refresh', async () => {
    world.tenants.disable(requester);

    await expect(world.validate(laptop)).rejects.toThrow(/sign in again/);
    const [row] = await world.sql('sign_in_sessions').whereNotNull('ended_at');
    expect(row.ended_by).toBe('access ended');
  });

  it('a stranger to the cookie gets nothing', async () => {
    const forged = world.browser();
    for (const cookie of ['', 'acme.', `globex.${laptop.cookie?.slice(5)}`]) {
      forged.cookie = cookie;
      await expect(world.validate(forged)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    }
  });

  it('sign-ins whose browser never comes back are ended by a job', async () => {
    await world.sql('sign_in_sessions').update({ last_active_at: ago(25) });
    const job = endOverdueSignIns(world.store, 20);

    await job.run(systemScope('identity', '*'), {}, async () => {});

    await expect(world.audited('acme')).resolves.toEqual([
      'signInSession.expired',
      'signInSession.expired',
    ]);
    await job.run(systemScope('identity', '*'), {}, async () => {});
    await expect(world.audited('acme')).resolves.toHaveLength(2);
  });

  it('tokens are voided later when the tenants context does not answer', async () => {
    world.tenants.down = true;
    await sessions().revokeAll(laptop.as(requester));

    const [job] = await world.sql('jobs').where({ name: 'voidTokens' });
    expect(job).toMatchObject({
      tenant_id: 'acme',
      payload: { ref: requester },
    });
  });
});
