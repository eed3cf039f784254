import { systemScope } from '@wardroom/platform-node';
import { testScope, type TestDatabase } from '@wardroom/platform-test-utils';
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

  async function issue(browser?: string) {
    const session = await seedSession(store);
    const scope = testScope({ ref: person, tenants: ['acme'] });
    const order = { tenant: 'acme', session, node: 'one', browser };
    const { ticket } = await store.transact(scope, tx =>
      issueTicket(tx, scope, { kind: 'terminal', ...order }),
    );
    const hash = createHash('sha256').update(ticket).digest('base64url');
    return { ticket, hash, session: session.id };
  }

  const redeem = (use: { hash: string; node?: string; browser?: string }) =>
    store.transact(everywhere, tx =>
      tx.tickets.redeem({ node: 'one', ...use }),
    );

  it('are redeemed for the session they were given out for', async () => {
    const { hash, session } = await issue();
    const kind = 'terminal';
    await expect(redeem({ hash })).resolves.toEqual({
      ...{ tenant: 'acme', kind, session, person },
      issuedAt: expect.any(Date),
    });
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
    const { hash } = await issue('proof-of-technician');
    await expect(
      redeem({ hash, browser: 'proof-of-thief' }),
    ).resolves.toBeUndefined();
    await expect(redeem({ hash })).resolves.toBeUndefined();
    await expect(
      redeem({ hash, browser: 'proof-of-technician' }),
    ).resolves.toBeDefined();
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
