import { systemScope } from '@wardroom/platform-node';
import type { Notice } from '@wardroom/identity-common';
import { outboxOf, TestMailServer } from '@wardroom/platform-test-utils';
import { deliverNotice } from '../jobs/deliverNotice';
import { IdentityWorld } from '../testing/IdentityWorld';

const everywhere = systemScope('remote-access', '*');

const emergency: Notice = {
  tenant: 'acme',
  to: { kind: 'holders', of: 'customer', permission: 'emergency.read' },
  ...{ topic: 'emergency.approved', about: 'emg_aaaa', path: '/access' },
  title: 'Emergency access to your systems has begun',
  text: 'web-01: the shop is down',
  ...{ severity: 'critical', mail: true },
};

describe('NoticeService', () => {
  let world: IdentityWorld;
  let mail: TestMailServer;

  beforeAll(async () => {
    mail = await TestMailServer.start();
    world = await IdentityWorld.start({ mail: mail.config });
    world.tenants.add('user:acme/second', 'tenant-admin');
  }, 60_000);

  beforeEach(async () => {
    mail.mails.length = 0;
    world.told.length = 0;
    await world.sql('jobs').delete();
    await world.sql('outbox').delete();
  });

  afterAll(async () => {
    await world.stop();
    await mail.stop();
  });

  const send = (changes: Partial<Notice> = {}) =>
    world.services.notices.send(everywhere, { ...emergency, ...changes });

  /** Runs what is queued, as the job runner does. */
  async function deliver() {
    const job = deliverNotice(world.services.delivery);
    const rows: { tenant_id: string; payload: Record<string, unknown> }[] =
      await world.sql('jobs').where({ name: job.name }).orderBy('created_at');
    for (const { tenant_id: tenant, payload } of rows) {
      await job.run(systemScope('identity', [tenant]), payload, async () => {});
    }
  }

  const people = () => world.told.map(({ recipients }) => recipients);

  it('tells the administrators of the customer by list and mail, and nobody of another one', async () => {
    await expect(send()).resolves.toEqual({ people: 2 });
    await deliver();
    expect(people()).toEqual(
      ['user:acme/admin', 'user:acme/second'].map(entityRef => ({
        ...{ type: 'entity', entityRef },
      })),
    );
    expect(world.told[0].payload).toEqual({
      title: emergency.title,
      description: emergency.text,
      ...{ link: '/access', severity: 'critical' },
      topic: 'emergency.approved',
      scope: 'emergency.approved:emg_aaaa',
    });
    const heads = mail.mails.map(text => /^To: (.*)$/m.exec(text)?.[1].trim());
    expect(heads).toEqual(['admin@x.example', 'second@x.example']);
    expect(mail.mails[0]).toContain('http://localhost:7007/access');
    expect(mail.mails.join()).not.toContain('globex');
  });

  it('puts on record who was told what', async () => {
    await send();
    const { records } = await outboxOf(world.database, 'identity');
    expect(records).toMatchObject([
      {
        ...{ event: 'notice.sent', tenant: 'acme', object: 'emg_aaaa' },
        fields: { people: 'user:acme/admin, user:acme/second' },
      },
    ]);
  });

  it('tells staff, but for whoever knows already', async () => {
    const of = 'provider' as const;
    const permission = 'emergency.review';
    await send({ to: { kind: 'holders', of, permission }, mail: false });
    await send({
      to: { kind: 'holders', of, permission },
      except: 'user:provider/boss',
    });
    await deliver();
    expect(people()).toEqual([
      { type: 'entity', entityRef: 'user:provider/boss' },
    ]);
    expect(mail.mails).toEqual([]);
  });

  it.each([
    ['somebody of another customer', 'user:globex/admin'],
    ['a technician who is not assigned', 'user:provider/technician'],
  ])('refuses to tell %s, and tells nobody', async (_, foreign) => {
    const refs = ['user:acme/admin', foreign];
    await expect(send({ to: { kind: 'people', refs } })).rejects.toThrow(
      `to: ${foreign} has nothing to do with this customer`,
    );
    await expect(world.sql('jobs').select('id')).resolves.toEqual([]);
  });

  it('tells nobody whose account was disabled meanwhile', async () => {
    const ref = 'user:acme/leaver';
    world.tenants.add(ref, 'requester');
    await send({ to: { kind: 'people', refs: [ref] } });
    world.tenants.disable(ref);
    await deliver();
    expect(world.told).toEqual([]);
    expect(mail.mails).toEqual([]);
  });

  it('says when the mail server does not take it, so that it is tried again', async () => {
    mail.refuses = true;
    await send();
    await expect(deliver()).rejects.toThrow('Mailbox unknown');
    mail.refuses = false;
  });
});
