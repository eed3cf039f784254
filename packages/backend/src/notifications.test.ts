/** @jest-environment node */
import { TestMailServer, until } from '@wardroom/platform-test-utils';
import type { Person } from './testing/Person';
import { World } from './testing/World';

type Listed = {
  notifications: { payload: { title: string; link?: string } }[];
};

// Through everything that there is in between: outbox, events, jobs, lists and a real mail server.
describe('what people are told', () => {
  let world: World;
  let mail: TestMailServer;

  beforeAll(async () => {
    mail = await TestMailServer.start();
    world = await World.start({ mail: mail.config });
  }, 120_000);

  afterAll(async () => {
    await world?.stop();
    await mail.stop();
  }, 60_000);

  async function titles(person: Person): Promise<string[]> {
    const answer = await person.call('GET', '/notifications/notifications');
    expect(answer.status).toBe(200);
    const { notifications } = (await answer.json()) as Listed;
    return notifications.map(({ payload }) => payload.title);
  }

  const mailsTo = (address: string) =>
    mail.mails.filter(text => text.includes(`To: ${address}`));

  async function told(person: Person, title: string) {
    await until(async () => (await titles(person)).includes(title));
  }

  /** Emergency access that a second administrator asked for. */
  async function requested(tenant: string): Promise<string> {
    const id = 'emg_aaaabbbb';
    await world.database
      .superuser('remote-access')('emergencies')
      .insert({
        ...{ tenant_id: tenant, id, state: 'requested', minutes: 30 },
        ...{ person: 'user:provider/second', reason: 'ransomware spreads' },
        targets: JSON.stringify([{ id: 'tgt_aaaa', name: 'web-01' }]),
      });
    return `/remote-access/tenants/${tenant}/emergencies/${id}`;
  }

  it('the customer’s administrator has emergency access in their mail and list at once, and nobody else has', async () => {
    const { acmeAdmin, superAdmin, ...others } = world.people;
    const path = await requested('acme');
    const given = await superAdmin.call('POST', `${path}/approve`, {
      version: 1,
    });
    expect(given.status).toBe(200);
    const title = 'Emergency access to your systems has begun';
    await until(async () => mailsTo('admin@acme.example').length > 0);
    await told(acmeAdmin, title);
    const [text] = mailsTo('admin@acme.example');
    expect(text).toContain(`Subject: Wardroom: ${title}`);
    expect(text).toContain('ransomware spreads');
    expect(mail.mails).toHaveLength(1);
    for (const person of Object.values(others)) {
      await expect(titles(person)).resolves.toEqual([]);
    }
  }, 60_000);

  it('a request for access reaches whoever may approve it, in that customer alone', async () => {
    const { acmeAdmin, globexAdmin, acmeViewer, technician } = world.people;
    const asked = await technician.call(
      'POST',
      '/remote-access/tenants/acme/grants/request',
      {
        targets: { kind: 'all' },
        window: {
          from: new Date().toISOString(),
          until: new Date(Date.now() + 3_600_000).toISOString(),
        },
        reason: 'disk is full',
      },
    );
    expect(asked.status).toBe(200);
    await until(async () => mailsTo('admin@acme.example').length > 1);
    await told(acmeAdmin, 'Somebody asks for access to your systems');
    for (const person of [globexAdmin, acmeViewer, technician]) {
      await expect(titles(person)).resolves.toEqual([]);
    }
  }, 60_000);

  it('no person sends notifications, to nobody', async () => {
    for (const person of [world.people.superAdmin, world.people.acmeAdmin]) {
      const answer = await person.call('POST', '/notifications/notifications', {
        recipients: { type: 'broadcast' },
        payload: { title: 'Hello all' },
      });
      expect(answer.status).toBe(403);
    }
    await expect(titles(world.people.globexAdmin)).resolves.toEqual([]);
  });

  it('nobody reads the list of somebody else', async () => {
    const { acmeAdmin, globexAdmin } = world.people;
    const answer = await acmeAdmin.call('GET', '/notifications/notifications');
    const { notifications } = await answer.json();
    const [{ id }] = notifications;
    const foreign = await globexAdmin.call(
      'GET',
      `/notifications/notifications/${id}`,
    );
    expect(foreign.status).toBe(404);
  });
});
