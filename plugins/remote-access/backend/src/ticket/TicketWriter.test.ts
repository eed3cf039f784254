import { mockServices } from '@backstage/backend-test-utils';
import { systemScope, topicOf } from '@wardroom/platform-node';
import { testScope, type TestDatabase } from '@wardroom/platform-test-utils';
import { onSignedOut } from '../events/onSignedOut';
import { openRemoteAccess } from '../testing/openRemoteAccess';
import { seedSession } from '../testing/seedSession';
import type { RemoteAccessStore } from '../RemoteAccessStore';
import { issueTicket } from './issueTicket';
import { createHash } from 'node:crypto';

const everywhere = systemScope('remote-access', '*');
const person = 'user:provider/technician';

describe('tickets', () => {
  let database: TestDatabase;
  let store: RemoteAccessStore;

  beforeAll(async () => {
    ({ database, store } = await openRemoteAccess());
  });

  afterAll(() => database.drop());

  async function issue(bound: { browser?: string; address?: string } = {}) {
    const session = await seedSession(store);
    const scope = testScope({ ref: person, tenants: ['acme'] });
    const order = { tenant: 'acme', session, node: 'one', ...bound };
    const { ticket } = await store.transact(scope, tx =>
      issueTicket(tx, scope, { kind: 'terminal', ...order }),
    );
    const hash = createHash('sha256').update(ticket).digest('base64url');
    return { ticket, hash, session: session.id };
  }

  const redeem = (use: {
    hash: string;
    node?: string;
    browser?: string;
    ip?: string;
  }) =>
    store.transact(everywhere, tx =>
      tx.tickets.redeem({ node: 'one', ip: '192.0.2.7', ...use }),
    );

  it('are redeemed for the session they were given out for', async () => {
    const { hash, session } = await issue();
    const kind = 'terminal';
    await expect(redeem({ hash })).resolves.toEqual({
      ...{ tenant: 'acme', kind, session, person },
      issuedAt: expect.any(Date),
    });
  });

  it('are known by their hash alone: a wrong one uses none of them up', async () => {
    const { hash } = await issue();
    await expect(redeem({ hash: 'x'.repeat(43) })).resolves.toBeUndefined();
    await expect(redeem({ hash })).resolves.toBeDefined();
  });

  it('are worth nothing the second time', async () => {
    const { hash } = await issue();
    await redeem({ hash });
    await expect(redeem({ hash })).resolves.toBeUndefined();
  });

  it('are redeemed by one of ten who come at once', async () => {
    const { hash } = await issue();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => redeem({ hash })),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it('are worth nothing after their time', async () => {
    const { hash } = await issue();
    await database
      .superuser('remote-access')('tickets')
      .where({ hash })
      .update({ expires_at: new Date() });
    await expect(redeem({ hash })).resolves.toBeUndefined();
  });

  it('are worth nothing in another browser, and still good in their own', async () => {
    const { hash } = await issue({ browser: 'proof-of-technician' });
    await expect(
      redeem({ hash, browser: 'proof-of-thief' }),
    ).resolves.toBeUndefined();
    await expect(redeem({ hash })).resolves.toBeUndefined();
    await expect(
      redeem({ hash, browser: 'proof-of-technician' }),
    ).resolves.toBeDefined();
  });

  it.each([
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.7', '::ffff:192.0.2.7', true],
    ['2001:db8::7', '2001:DB8::7', true],
    ['192.0.2.7', '192.0.2.8', false],
    ['192.0.2.7', '', false],
  ])('of %s are good from %s: %s', async (address, ip, good) => {
    const { hash } = await issue({ address });
    const redeemed = await redeem({ hash, ip });
    expect(redeemed !== undefined).toBe(good);
  });

  it('are worth nothing once their person signed out, and those of others still are', async () => {
    const events = mockServices.events();
    await onSignedOut(events, store);
    const { hash } = await issue();
    const signOut = (ref: string) =>
      events.publish({
        topic: topicOf('signIn.ended'),
        eventPayload: { tenant: 'provider', person: ref },
      });
    await signOut('user:provider/other');
    const { hash: another } = await issue();
    await expect(redeem({ hash: another })).resolves.toBeDefined();
    await signOut(person);
    await expect(redeem({ hash })).resolves.toBeUndefined();
  });

  it('are worth nothing at another gateway', async () => {
    const { hash } = await issue();
    await expect(redeem({ hash, node: 'two' })).resolves.toBeUndefined();
  });

  it('stand in the database as hashes alone', async () => {
    const { ticket } = await issue();
    const rows = await database.superuser('remote-access')('tickets');
    expect(JSON.stringify(rows)).not.toContain(ticket);
  });
});
