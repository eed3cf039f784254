import { systemScope } from '@wardroom/platform-node';
import { TestMailServer } from '@wardroom/platform-test-utils';
import { IdentityWorld } from '../testing/IdentityWorld';
import { createJobs } from './createJobs';

const admin = 'user:acme/admin';
const requester = 'user:acme/requester';
const chosen = 'zuhause regnet es selten';

jest.setTimeout(60_000);

describe('links by mail', () => {
  let mail: TestMailServer;
  let world: IdentityWorld;

  beforeEach(async () => {
    mail = await TestMailServer.start();
    world = await IdentityWorld.start({ mail: mail.config });
    await world.provision(admin);
  });
  afterEach(async () => {
    await world?.stop();
    await mail?.stop();
  });

  /** Runs what is queued, as the kit's worker does, until nothing is left. */
  const runJobs = async () => {
    const jobs = createJobs(world, world.services);
    for (;;) {
      const [row] = await world.sql('jobs').orderBy('created_at').limit(1);
      if (!row) return;
      await world.sql('jobs').where({ id: row.id }).delete();
      const job = jobs.find(j => j.name === row.name);
      const scope = systemScope('identity', [row.tenant_id]);
      await job?.run(scope, row.payload, async () => {});
    }
  };

  const accept = (link?: string) =>
    world.services.linkSignIns.accept(world.browser().nobody(), {
      token: link?.split('#')[1] ?? '',
      password: chosen,
    });

  it('an invitation goes by mail, and the administrator never sees the link', async () => {
    const sent = await world.services.accounts.invite(
      world.browser().as(admin),
      { name: 'requester' },
    );
    expect(sent).toEqual({ delivery: 'mail', expiresAt: expect.any(String) });
    const [queued] = await world.sql('jobs');
    expect(queued.payload).toEqual({
      name: 'requester',
      purpose: 'invitation',
    });

    await runJobs();

    expect(mail.mails).toHaveLength(1);
    expect(mail.mails[0]).toContain('To: requester@x.example');
    expect(mail.mails[0]).toContain('Subject: Your access to Wardroom');
    expect(mail.lastLink).toMatch(/^http:\/\/localhost:7007\/accept#acme\./);
    await expect(accept(mail.lastLink)).resolves.toMatchObject({
      next: 'done',
    });
    await expect(world.audited('acme')).resolves.toContain('invitation.sent');
  });

  it('a forgotten password is answered the same for everybody, and mailed to whom it concerns', async () => {
    await world.provision(requester);
    const ask = (email: string) =>
      world.services.linkSignIns.request(world.browser().nobody(), { email });

    const known = await ask('requester@x.example');
    const unknown = await ask('nobody@x.example');
    expect(unknown).toEqual(known);
    await runJobs();

    expect(mail.mails).toHaveLength(1);
    expect(mail.lastLink).toMatch(/\/reset#acme\./);
    await expect(
      world.services.linkSignIns.complete(world.browser().nobody(), {
        token: mail.lastLink?.split('#')[1] ?? '',
        password: chosen,
      }),
    ).resolves.toMatchObject({ next: 'done' });
  });

  it('somebody who was invited and never came gets no reset link', async () => {
    await world.services.accounts.invite(world.browser().as(admin), {
      name: 'requester',
    });
    await runJobs();
    await world.services.linkSignIns.request(world.browser().nobody(), {
      email: 'requester@x.example',
    });
    await runJobs();

    expect(mail.mails).toHaveLength(1);
    expect(mail.lastLink).toMatch(/\/accept#/);
  });

  it('nobody has their mailbox flooded', async () => {
    const ask = () =>
      world.services.linkSignIns.request(world.browser().nobody(), {
        email: 'requester@x.example',
      });
    for (let i = 0; i < 4; i++) await ask();

    await expect(ask()).rejects.toMatchObject({ name: 'TooManyRequestsError' });
  });

  it('a mail that is refused stands with the account until one goes through', async () => {
    mail.refuses = true;
    const scope = world.browser().as(admin);
    await world.services.accounts.invite(scope, { name: 'requester' });
    await expect(runJobs()).rejects.toThrow(/Mailbox unknown/);
    const list = async () => {
      const { items } = await world.services.accounts.list(scope, {
        names: ['requester'],
      });
      return items[0];
    };
    await expect(list()).resolves.toMatchObject({
      mailProblem: expect.stringContaining('Mailbox unknown'),
    });

    mail.refuses = false;
    await world.services.accounts.invite(scope, { name: 'requester' });
    await runJobs();

    await expect(list()).resolves.toMatchObject({ mailProblem: undefined });
    await expect(accept(mail.lastLink)).resolves.toMatchObject({
      next: 'done',
    });
  });
});
