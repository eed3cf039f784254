import { IdentityWorld } from '../testing/IdentityWorld';
import type { TestBrowser } from '../testing/TestBrowser';

const requester = 'user:acme/requester';
const technician = 'user:provider/technician';
const next = 'drei alte fahrräder im keller';

jest.setTimeout(60_000);

describe('OwnAccountService', () => {
  let world: IdentityWorld;
  let browser: TestBrowser;
  let password: string;

  beforeEach(async () => {
    world = await IdentityWorld.start();
    password = await world.provision(requester);
    browser = await world.signIn(requester, password);
    await world.sql('outbox').delete();
  });
  afterEach(() => world?.stop());

  const own = () => world.services.own;
  const scope = () => browser.as(requester);

  const enrol = async () => {
    const { secret } = await own().startTotp(scope(), { password });
    world.knowSecret(requester, secret);
    const code = world.code(requester);
    return own().enrolTotp(scope(), { code });
  };

  it('changing the password signs all other browsers out', async () => {
    const other = await world.signIn(requester, password);
    await own().changePassword(scope(), { current: password, next });

    await expect(world.validate(other)).rejects.toThrow(/sign in again/);
    await expect(world.validate(browser)).resolves.toBeDefined();
    await expect(world.signIn(requester, password)).rejects.toThrow();
    await expect(world.signIn(requester, next)).resolves.toBeDefined();
    await expect(world.audited('acme')).resolves.toContain(
      'account.changedPassword',
    );
  });

  it('the current password must be right, and guessing it locks', async () => {
    for (let i = 0; i < 5; i++) {
      await expect(
        own().changePassword(scope(), { current: `wrong ${i}`, next }),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
    }
    await expect(
      own().changePassword(scope(), { current: password, next }),
    ).rejects.toMatchObject({ name: 'TooManyRequestsError' });
    await expect(world.audited('acme')).resolves.toContain('signIn.locked');
  });

  it('a weak new password is refused with the reason', async () => {
    await expect(
      own().changePassword(scope(), {
        current: password,
        next: 'Password1234!',
      }),
    ).rejects.toThrow(/^next: is easy to guess/);
  });

  it('a requester may set up codes, use them at sign-in, and give them up', async () => {
    await expect(own().get(scope())).resolves.toMatchObject({
      totpRequired: false,
      allowedActions: ['enrolTotp'],
    });
    const { recoveryCodes } = await enrol();
    expect(recoveryCodes).toHaveLength(10);
    await expect(own().get(scope())).resolves.toMatchObject({
      totpSince: expect.any(String),
      recoveryCodesLeft: 10,
      allowedActions: ['enrolTotp', 'removeTotp', 'renewRecoveryCodes'],
    });

    const step = await world.services.signIns.start(world.browser().nobody(), {
      person: requester,
      password,
    });
    expect(step.next).toBe('totp');

    await world.passTime();
    await own().removeTotp(scope(), { code: world.code(requester) });
    await expect(own().get(scope())).resolves.toMatchObject({
      totpSince: undefined,
      recoveryCodesLeft: 0,
    });
  });

  it('another authenticator is set up with the password and a code of the old one', async () => {
    await enrol();
    await expect(own().startTotp(scope(), { password })).rejects.toThrow(
      /Give a one-time code/,
    );
    await expect(
      own().startTotp(scope(), { password: 'wrong' }),
    ).rejects.toThrow(/password is not right/);

    await world.passTime();
    const code = world.code(requester);
    await expect(
      own().startTotp(scope(), { password, code }),
    ).resolves.toMatchObject({ secret: expect.any(String) });
  });

  it('until its first code a new authenticator changes nothing', async () => {
    await own().startTotp(scope(), { password });

    await expect(own().enrolTotp(scope(), { code: '000000' })).rejects.toThrow(
      /not right/,
    );
    await expect(world.signIn(requester, password)).resolves.toBeDefined();
    await world
      .sql('accounts')
      .update({ totp_pending_until: world.sql.raw('now()') });
    await expect(own().enrolTotp(scope(), { code: '000000' })).rejects.toThrow(
      /took too long/,
    );
  });

  it('new recovery codes end the old ones', async () => {
    const first = await enrol();
    await world.passTime();
    await own().renewRecoveryCodes(scope(), { code: world.code(requester) });

    const step = await world.services.signIns.start(world.browser().nobody(), {
      person: requester,
      password,
    });
    if (step.next !== 'totp') throw new Error(step.next);
    await expect(
      world.services.signIns.prove(world.browser().nobody(), {
        challenge: step.challenge,
        recoveryCode: first.recoveryCodes[0],
      }),
    ).rejects.toThrow(/not right/);
  });

  it('staff cannot give codes up', async () => {
    await world.provision(technician);
    const theirs = world.browser().as(technician);

    await expect(own().get(theirs)).resolves.toMatchObject({
      totpRequired: true,
      allowedActions: ['enrolTotp', 'renewRecoveryCodes'],
    });
    await expect(
      own().removeTotp(theirs, { code: world.code(technician) }),
    ).rejects.toThrow(/must have one-time codes/);
  });
});
