import { testScope } from '@wardroom/platform-test-utils';
import { IdentityWorld } from '../testing/IdentityWorld';
import type { TestBrowser } from '../testing/TestBrowser';

const technician = 'user:provider/technician';
const object = 'tgt_abcdefgh';
const purpose = 'remote-session' as const;

jest.setTimeout(60_000);

describe('StepUpService', () => {
  let world: IdentityWorld;
  let browser: TestBrowser;
  let password: string;

  beforeAll(async () => {
    world = await IdentityWorld.start();
    password = await world.provision(technician);
  });
  afterAll(() => world?.stop());

  beforeEach(async () => {
    await world.sql('attempts').delete();
    browser = await world.signIn(technician, password);
    await world.passTime();
  });

  const stepUps = () => world.services.stepUps;
  const grant = (code?: string, from = browser) =>
    stepUps().grant(from.as(technician), { purpose, object, code });
  const redeem = (
    ticket: string,
    other: Partial<{ person: string; object: string }> = {},
  ) =>
    stepUps().redeem(testScope({ ref: 'plugin:x', tenants: '*' }), {
      ticket,
      person: technician,
      purpose,
      object,
      ...other,
    });

  it('a ticket is granted against a fresh code and redeemed once', async () => {
    const { ticket, expiresAt } = await grant(world.code(technician));
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThan(121_000);

    await expect(redeem(ticket)).resolves.toMatchObject({
      person: technician,
    });
    await expect(redeem(ticket)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });

  it('of two who redeem one ticket at once one gets in', async () => {
    const { ticket } = await grant(world.code(technician));

    const results = await Promise.allSettled([redeem(ticket), redeem(ticket)]);

    expect(results.filter(r => r.status === 'fulfilled')).toHaveLength(1);
  });

  it('a ticket is for its person and its object only', async () => {
    const { ticket } = await grant(world.code(technician));

    await expect(
      redeem(ticket, { person: 'user:provider/boss' }),
    ).rejects.toThrow(/not valid/);
    await expect(
      redeem(ticket, { person: 'user:acme/technician' }),
    ).rejects.toThrow(/not valid/);
    await expect(redeem(ticket, { object: 'tgt_other' })).rejects.toThrow(
      /not valid/,
    );
    await expect(redeem(ticket)).resolves.toBeDefined();
  });

  it('a ticket ends after two minutes', async () => {
    const { ticket } = await grant(world.code(technician));
    await world
      .sql('step_up_tickets')
      .update({ expires_at: world.sql.raw(`now() - interval '1 second'`) });

    await expect(redeem(ticket)).rejects.toThrow(/not valid/);
  });

  it('the code given at sign-in counts for one step-up, in that browser', async () => {
    await expect(stepUps().get(browser.as(technician))).resolves.toEqual({
      codeNeeded: false,
    });
    await expect(grant(undefined, world.browser())).rejects.toThrow(
      /Give a one-time code/,
    );
    await grant();

    await expect(stepUps().get(browser.as(technician))).resolves.toEqual({
      codeNeeded: true,
    });
    await expect(grant()).rejects.toThrow(/Give a one-time code/);
  });

  it('the code given at sign-in counts for two minutes', async () => {
    await world
      .sql('sign_in_sessions')
      .update({ fresh_until: world.sql.raw(`now() - interval '1 second'`) });

    await expect(grant()).rejects.toThrow(/Give a one-time code/);
  });

  it('a wrong or used code grants nothing, and too many lock', async () => {
    const code = world.code(technician);
    await grant(code);
    await expect(grant(code)).rejects.toThrow(/used before/);
    for (let i = 0; i < 4; i++) {
      await expect(grant(`00000${i}`)).rejects.toThrow(/not right/);
    }
    await expect(grant(world.code(technician))).rejects.toMatchObject({
      name: 'TooManyRequestsError',
    });
  });

  it('somebody without an authenticator is told what to do', async () => {
    const requester = 'user:acme/requester';
    const other = await world.signIn(
      requester,
      await world.provision(requester),
    );
    await expect(
      stepUps().grant(other.as(requester), { purpose, object, code: '123456' }),
    ).rejects.toThrow(/set them up on your account page/);
  });
});
