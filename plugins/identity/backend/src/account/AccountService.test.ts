import { testScope } from '@wardroom/platform-test-utils';
import { IdentityWorld } from '../testing/IdentityWorld';

const admin = 'user:acme/admin';
const requester = 'user:acme/requester';

jest.setTimeout(60_000);

describe('AccountService', () => {
  let world: IdentityWorld;
  let password: string;

  beforeEach(async () => {
    world = await IdentityWorld.start();
    await world.provision(admin);
    password = await world.provision(requester);
  });
  afterEach(() => world?.stop());

  const accounts = () => world.services.accounts;
  const asAdmin = () => world.browser().as(admin);
  const one = async (name: string) => {
    const { items } = await accounts().list(asAdmin(), { names: [name] });
    return items[0];
  };

  it('the list shows how people sign in, and people without an account when asked for', async () => {
    await world.signIn(requester, password);
    const names = ['requester', 'newcomer'];
    const { items } = await accounts().list(asAdmin(), { names });

    expect(items).toEqual([
      expect.objectContaining({
        ref: requester,
        state: 'active',
        hasTotp: false,
        liveSignIns: 1,
        lastSignInAt: expect.any(String),
        allowedActions: ['reset', 'revoke'],
      }),
      expect.objectContaining({
        ref: 'user:acme/newcomer',
        state: 'notInvited',
        liveSignIns: 0,
        allowedActions: ['invite'],
      }),
    ]);
    expect(JSON.stringify(items)).not.toContain('argon2');
  });

  it('actions are offered to those who may take them', async () => {
    const scope = testScope({
      ref: admin,
      tenants: ['acme'],
      holds: ['account.read', 'account.unlock'],
    });
    const { items } = await accounts().list(scope, { names: ['requester'] });

    expect(items[0].allowedActions).toEqual([]);
  });

  it('nobody resets or revokes themselves here', async () => {
    await expect(one('admin')).resolves.toMatchObject({ allowedActions: [] });
    await expect(
      accounts().reset(asAdmin(), { name: 'admin', forgetTotp: true }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });

  it('an invitation shows the link once, and the list until when it works', async () => {
    world.tenants.add('user:acme/newcomer', 'requester');
    const sent = await accounts().invite(asAdmin(), { name: 'newcomer' });

    expect(sent).toMatchObject({
      delivery: 'link',
      link: expect.stringMatching(/\/accept#acme\.[\w-]{43}$/),
    });
    await expect(one('newcomer')).resolves.toMatchObject({
      state: 'invited',
      linkExpiresAt: sent.expiresAt,
      allowedActions: ['invite', 'revoke'],
    });
  });

  it('only people of the tenant who have access are invited', async () => {
    await expect(
      accounts().invite(asAdmin(), { name: 'nobody' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    world.tenants.add('user:acme/gone', 'requester');
    world.tenants.disable('user:acme/gone');
    await expect(
      accounts().invite(asAdmin(), { name: 'gone' }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    await expect(
      accounts().invite(asAdmin(), { name: 'requester' }),
    ).rejects.toThrow(/has an account already/);
  });

  it('an administrator lifts a lock', async () => {
    for (let i = 0; i < 5; i++) {
      await world.signIn(requester, 'wrong').catch(() => {});
    }
    await expect(one('requester')).resolves.toMatchObject({
      lockedUntil: expect.any(String),
      allowedActions: ['reset', 'unlock', 'revoke'],
    });

    await accounts().unlock(asAdmin(), { name: 'requester' });

    await expect(world.signIn(requester, password)).resolves.toBeDefined();
    await expect(
      accounts().unlock(asAdmin(), { name: 'requester' }),
    ).rejects.toThrow(/is not locked/);
    await expect(world.audited('acme')).resolves.toContain('account.unlocked');
  });

  it('revoking ends all sign-ins and voids the tokens', async () => {
    const browser = await world.signIn(requester, password);
    const before = Date.now();

    const after = await accounts().revoke(asAdmin(), { name: 'requester' });

    expect(after.liveSignIns).toBe(0);
    await expect(world.validate(browser)).rejects.toThrow(/sign in again/);
    expect(world.tenants.tokensValidAfter(requester).getTime()).toBeGreaterThan(
      before,
    );
  });

  it('an account is provisioned once', async () => {
    const scope = testScope({ ref: 'plugin:demo', tenants: '*' });
    await expect(
      accounts().provision(scope, { person: requester }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    await expect(
      accounts().provision(scope, { person: 'user:acme/nobody' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('codes are provisioned for those who must have them', async () => {
    const scope = testScope({ ref: 'plugin:demo', tenants: '*' });
    world.tenants.add('user:acme/viewer', 'report-viewer');
    const viewer = await accounts().provision(scope, {
      person: 'user:acme/viewer',
    });
    const boss = await accounts().provision(scope, {
      person: 'user:provider/boss',
    });

    expect(viewer.totp).toBeUndefined();
    expect(boss.totp?.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(boss.recoveryCodes).toHaveLength(10);
    expect(boss.password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
  });
});
