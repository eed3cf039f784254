import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import { IdentityWorld } from '../testing/IdentityWorld';
import type { TestBrowser } from '../testing/TestBrowser';

const admin = 'user:acme/admin';
const requester = 'user:acme/requester';
const chosen = 'zuhause regnet es selten';

jest.setTimeout(60_000);

describe('LinkSignIn', () => {
  let world: IdentityWorld;
  let browser: TestBrowser;

  beforeEach(async () => {
    world = await IdentityWorld.start();
    browser = world.browser();
    await world.provision(admin);
  });
  afterEach(() => world?.stop());

  const tokenOf = (link?: string) => link?.split('#')[1] ?? '';

  const invite = async (name = 'requester') => {
    const scope = world.browser().as(admin);
    const { link } = await world.services.accounts.invite(scope, { name });
    return tokenOf(link);
  };

  const reset = async () => {
    await world.services.linkSignIns.accept(world.browser().nobody(), {
      token: await invite(),
      password: chosen,
    });
    const scope = world.browser().as(admin);
    const { link } = await world.services.accounts.reset(scope, {
      name: 'requester',
      forgetTotp: false,
    });
    return tokenOf(link);
  };

  const accept = (token: string, password = chosen) =>
    world.services.linkSignIns.accept(browser.nobody(), { token, password });

  const complete = (token: string, password = chosen) =>
    world.services.linkSignIns.complete(browser.nobody(), { token, password });

  it('an invited requester chooses a password and is signed in', async () => {
    const token = await invite();

    await expect(accept(token)).resolves.toEqual({
      next: 'done',
      person: requester,
    });
    await expect(world.validate(browser)).resolves.toMatchObject({
      person: requester,
    });
    await expect(world.audited('acme')).resolves.toEqual(
      expect.arrayContaining(['account.invited', 'invitation.accepted']),
    );
  });

  it('an invited administrator must set up one-time codes before anything else', async () => {
    world.tenants.add('user:acme/second', 'tenant-admin');
    const step = await accept(await invite('second'));
    if (step.next !== 'enrol-totp') throw new Error(step.next);
    expect(browser.cookie).toBeUndefined();
    expect(step.otpauthUrl).toMatch(/^otpauth:\/\/totp\/.*second.*secret=/);

    world.knowSecret('user:acme/second', step.secret);
    const done = await world.services.signIns.enrol(browser.nobody(), {
      challenge: step.challenge,
      code: world.code('user:acme/second'),
    });

    expect(done).toMatchObject({ next: 'done' });
    expect(done.next === 'done' && done.recoveryCodes).toHaveLength(10);
    expect(browser.cookie).toBeDefined();
  });

  it('a wrong first code enrols nothing', async () => {
    world.tenants.add('user:acme/second', 'tenant-admin');
    const step = await accept(await invite('second'));
    if (step.next !== 'enrol-totp') throw new Error(step.next);

    await expect(
      world.services.signIns.enrol(browser.nobody(), {
        challenge: step.challenge,
        code: '000000',
      }),
    ).rejects.toThrow(/not right/);
    const [row] = await world.sql('accounts').where({ id: 'second' });
    expect(row.totp_sealed).toBeNull();
  });

  it('a link works once', async () => {
    const token = await invite();
    await accept(token);

    await expect(accept(token)).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('used already'),
    });
  });

  it('of two who open a link at once one gets in', async () => {
    const token = await invite();

    const results = await Promise.allSettled([accept(token), accept(token)]);

    expect(results.map(r => r.status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    await expect(world.sql('sign_in_sessions')).resolves.toHaveLength(1);
  });

  it('a newer link ends the one before', async () => {
    const first = await invite();
    const second = await invite();

    await expect(accept(first)).rejects.toThrow(/newer link/);
    await expect(accept(second)).resolves.toMatchObject({ next: 'done' });
  });

  it('an invitation works for 72 hours, a reset for 24', async () => {
    const hours = async () => {
      const [row] = await world
        .sql('invitations')
        .whereNull('used_at')
        .whereNull('replaced_at');
      return Math.round(
        (row.expires_at.getTime() - row.created_at.getTime()) / 3_600_000,
      );
    };
    const token = await invite();
    await expect(hours()).resolves.toBe(72);
    await world
      .sql('invitations')
      .update({ expires_at: world.sql.raw(`now() - interval '1 second'`) });
    await expect(accept(token)).rejects.toThrow(/too old/);

    await reset();
    await expect(hours()).resolves.toBe(24);
  });

  it('an invitation resets no password, and a reset accepts no invitation', async () => {
    const invitation = await invite();
    await expect(complete(invitation)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    const passwordReset = await reset();
    await expect(accept(passwordReset)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('a token that is cut, foreign or no token at all is not found', async () => {
    const token = await invite();
    for (const wrong of [
      token.slice(0, -1),
      token.replace('acme.', 'globex.'),
      'nonsense',
      '../..',
    ]) {
      await expect(accept(wrong)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    }
  });

  it('a weak password is refused with the reason, and the link still works', async () => {
    const token = await invite();

    await expect(accept(token, 'Requester2026!')).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/^password: is easy to guess/),
    });
    await expect(accept(token)).resolves.toMatchObject({ next: 'done' });
  });

  it('somebody who lost their access cannot use their link', async () => {
    const token = await invite();
    world.tenants.disable(requester);

    await expect(accept(token)).rejects.toThrow(/may not be used any more/);
  });

  it('a reset takes the old password at once and ends all sign-ins and tokens', async () => {
    await accept(await invite());
    const before = Date.now();
    const scope = world.browser().as(admin);
    const { link } = await world.services.accounts.reset(scope, {
      name: 'requester',
      forgetTotp: false,
    });

    await expect(world.validate(browser)).rejects.toThrow(/sign in again/);
    await expect(world.signIn(requester, chosen)).rejects.toThrow(/not right/);
    expect(world.tenants.tokensValidAfter(requester).getTime()).toBeGreaterThan(
      before,
    );
    const next = 'drei alte fahrräder im keller';
    await complete(tokenOf(link), next);
    await expect(world.signIn(requester, next)).resolves.toBeDefined();
  });

  it('a reset does not stand in for the code of somebody who has an authenticator', async () => {
    world.tenants.add('user:acme/second', 'tenant-admin');
    await world.provision('user:acme/second');
    const { link } = await world.services.accounts.reset(
      world.browser().as(admin),
      { name: 'second', forgetTotp: false },
    );

    await expect(complete(tokenOf(link))).resolves.toMatchObject({
      next: 'totp',
    });
    expect(browser.cookie).toBeUndefined();
  });

  it('a reset for a lost authenticator leads to a new enrolment', async () => {
    world.tenants.add('user:acme/second', 'tenant-admin');
    await world.provision('user:acme/second');
    const { link } = await world.services.accounts.reset(
      world.browser().as(admin),
      { name: 'second', forgetTotp: true },
    );

    await expect(complete(tokenOf(link))).resolves.toMatchObject({
      next: 'enrol-totp',
    });
  });

  it('the first administrator gets a link from a plugin, once', async () => {
    const scope = testScope({ ref: 'plugin:demo', tenants: '*' });
    const { link } = await world.services.accounts.issue(scope, {
      person: 'user:provider/boss',
    });
    expect(link).toMatch(/^http:\/\/localhost:7007\/accept#provider\./);

    await expect(accept(tokenOf(link))).resolves.toMatchObject({
      next: 'enrol-totp',
    });
    await expect(
      world.services.accounts.issue(scope, { person: 'user:provider/boss' }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });

  it('no link stands in the audit trail or in the database', async () => {
    const token = await invite();
    const { records } = await outboxOf(world.database, 'identity');
    const stored = JSON.stringify([
      records,
      await world.sql('invitations'),
      await world.sql('jobs'),
    ]);

    expect(stored).not.toContain(token.split('.')[1]);
  });

  it('without a mail server nobody can ask for a link', async () => {
    await expect(
      world.services.linkSignIns.request(browser.nobody(), {
        email: 'requester@x.example',
      }),
    ).rejects.toThrow(/ask your administrator/);
  });
});
