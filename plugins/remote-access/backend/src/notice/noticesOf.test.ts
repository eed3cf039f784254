import { systemScope } from '@wardroom/platform-node';
import type { Notice } from '@wardroom/identity-common';
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import { remindPeople } from '../jobs/remindPeople';
import { tellPeople } from '../jobs/tellPeople';
import { openRemoteAccess, technician } from '../testing/openRemoteAccess';
import { seedSession } from '../testing/seedSession';
import { seedTarget } from '../testing/seedTarget';
import { startGateway } from '../testing/startGateway';
import { topics, type News } from './noticesOf';

const tenant = 'acme';
const everywhere = systemScope('remote-access', '*');
const as = (ref: string) => testScope({ ref, tenants: [tenant] });
const boss = as('user:provider/boss');
const admin = as('user:acme/admin');

describe('noticesOf', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;
  let sent: Notice[];

  beforeAll(async () => {
    opened = await openRemoteAccess();
    await startGateway(opened);
  }, 60_000);

  beforeEach(async () => {
    sent = [];
    const knex = opened.database.superuser('remote-access');
    for (const table of [
      ...['sessions', 'grants', 'emergencies', 'policies', 'targets'],
      ...['credentials', 'outbox'],
    ]) {
      await knex(table).delete();
    }
  });

  afterAll(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  /** Tells what the outbox holds, or one piece of news. */
  async function tell(news?: News) {
    const { events } = await outboxOf(opened.database, 'remote-access');
    const notices = {
      send: async (notice: Notice) => {
        sent.push(notice);
        return { people: 1 };
      },
    };
    const job = tellPeople(opened.store, { notices } as never);
    const all = news
      ? [news]
      : events
          .filter(({ type }) => topics.some(topic => topic === type))
          .map(({ type, ...payload }) => ({ topic: type, ...payload }));
    for (const one of all) await job.run(everywhere, one, async () => {});
    return sent;
  }

  const emergency = async () => {
    const { id } = await seedTarget(opened.store);
    const asked = await opened.emergencies.request(boss, {
      ...{ targets: [id], minutes: 30, reason: 'ransomware spreads' },
    });
    return opened.emergencies.approve(as('user:provider/second'), asked);
  };

  it('the customer is told of emergency access by mail, staff of its request and of its review', async () => {
    await opened.emergencies.end(boss, {
      ...(await emergency()),
      reason: 'over',
    });
    const told = await tell();
    expect(told.map(n => [n.topic, n.to, n.mail])).toEqual([
      [
        'emergency.requested',
        { kind: 'holders', of: 'provider', permission: 'emergency.approve' },
        true,
      ],
      [
        'emergency.approved',
        { kind: 'holders', of: 'customer', permission: 'emergency.read' },
        true,
      ],
      [
        'emergency.ended',
        { kind: 'holders', of: 'provider', permission: 'emergency.review' },
        true,
      ],
    ]);
    expect(told[1]).toMatchObject({
      ...{ tenant, severity: 'critical', path: '/access' },
      text: 'web-01 as root: ransomware spreads',
    });
  });

  it('an overdue review and a grant that ends are told of once', async () => {
    await opened.emergencies.end(boss, { ...(await emergency()), reason: 'x' });
    await opened.grants.create(admin, {
      ...{ person: technician, targets: { kind: 'all' }, reason: 'work' },
      window: {
        from: new Date(Date.now() - 3 * 3_600_000).toISOString(),
        until: new Date(Date.now() + 1_800_000).toISOString(),
        hours: [],
      },
    });
    const knex = opened.database.superuser('remote-access');
    await knex('emergencies').update({ ended_at: new Date(0) });
    await knex('outbox').delete();
    const remind = () =>
      remindPeople(opened.store).run(everywhere, {}, async () => {});
    await remind();
    await remind();
    expect((await tell()).map(({ topic, to }) => [topic, to.kind])).toEqual([
      ['emergency.overdue', 'holders'],
      ['grant.ending', 'people'],
    ]);
  });

  it('a command that waits is told of without the command, to those who may answer', async () => {
    const { id } = await seedSession(opened.store, { state: 'active' });
    const life = {
      watchers: [],
      asked: {
        ...{ id: 'ask_aaaa', command: 'mysql -psecret' },
        at: new Date().toISOString(),
      },
    };
    const { desk } = opened;
    await desk.handlers.life({ session: id, life });
    await desk.handlers.life({ session: id, life });
    const told = await tell();
    expect(told.map(({ topic, to }) => [topic, to])).toEqual([
      [
        'session.asked',
        { kind: 'holders', of: 'customer', permission: 'session.answer' },
      ],
      [
        'session.asked',
        { kind: 'holders', of: 'provider', permission: 'session.answer' },
      ],
    ]);
    expect(told[0]).toMatchObject({ except: technician });
    expect(JSON.stringify(told)).not.toContain('secret');
  });

  it('whoever was invited is told, and those who may watch where somebody must', async () => {
    const { id } = await seedSession(opened.store, { state: 'active' });
    const guest = 'user:provider/other';
    await tell({ topic: 'session.invited', tenant, id, guest });
    await tell({ topic: 'session.activated', tenant, id });
    expect(sent.map(({ to }) => to)).toEqual([
      { kind: 'people', refs: [guest] },
    ]);
    await opened.policies.update(admin, {
      ...{ version: 0, rules: { watcher: 'always' } },
    });
    await tell({ topic: 'session.activated', tenant, id });
    expect(sent.at(-1)).toMatchObject({
      title: 'A session waits for somebody who watches',
      path: `/sessions/acme/${id}/watch`,
    });
  });

  it('a session that ended as others do is no news', async () => {
    const { id } = await seedSession(opened.store, { state: 'ended' });
    await tell({ topic: 'session.ended', tenant, id });
    expect(sent).toEqual([]);
    await opened.database
      .superuser('remote-access')('sessions')
      .update({ end_reason: 'recorder-failed' });
    await tell({ topic: 'session.ended', tenant, id });
    expect(sent.map(({ title }) => title)).toEqual([
      'A session was ended because it could not be recorded',
      'A session was ended because it could not be recorded',
    ]);
  });
});
