import { systemScope } from '@wardroom/platform-node';
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import { openRemoteAccess } from '../testing/openRemoteAccess';
import { seedSession } from '../testing/seedSession';

const tenant = 'acme';
const everywhere = systemScope('remote-access', '*');
const admin = testScope({ ref: 'user:acme/admin', tenants: [tenant] });
const reason = 'we were broken into';

describe('ProviderAccessService', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;

  beforeAll(async () => {
    opened = await openRemoteAccess();
  }, 60_000);

  beforeEach(async () => {
    const knex = opened.database.superuser('remote-access');
    for (const table of ['provider_access', 'sessions', 'outbox']) {
      await knex(table).delete();
    }
  });

  afterAll(() => opened.database.drop());

  const suspend = (version = 0) =>
    opened.providerAccess.suspend(admin, { version, reason });

  it('is on until the customer switches it off', async () => {
    await expect(opened.providerAccess.get(admin)).resolves.toMatchObject({
      ...{ state: 'on', version: 0, allowedActions: ['suspend'] },
    });
    await expect(suspend()).resolves.toMatchObject({
      ...{ state: 'off', reason, changedBy: 'user:acme/admin', ended: 0 },
      allowedActions: ['resume'],
    });
  });

  it('everybody of the provider is out when it answers, and nobody of another customer', async () => {
    const [one, two] = [
      await seedSession(opened.store, { state: 'active' }),
      await seedSession(opened.store, { state: 'authorised' }),
    ];
    opened.world.assigned.set('user:provider/technician', ['acme', 'globex']);
    opened.world.purposes.set('globex/int_aaaa', {
      ...{ key: 'GLOBEX-1', title: 'Other', open: true },
      assignee: 'user:provider/technician',
    });
    const other = await seedSession(opened.store, {
      ...{ tenant: 'globex', state: 'active' },
    });
    await expect(suspend()).resolves.toMatchObject({ ended: 2 });
    const states = await opened.store.read(everywhere, async r => [
      (await r.sessions.get(tenant, one.id)).state,
      (await r.sessions.get(tenant, two.id)).state,
      (await r.sessions.get('globex', other.id)).state,
    ]);
    expect(states).toEqual(['terminated', 'terminated', 'active']);
  });

  it('stands on record as critical, with the reason', async () => {
    await suspend();
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records[0]).toMatchObject({
      ...{ event: 'providerAccess.suspended', severity: 'critical' },
      sentence: `user:acme/admin switched all access of the provider off: ${reason}`,
    });
  });

  it('of two who turn it at once one wins', async () => {
    const results = await Promise.allSettled([suspend(), suspend()]);
    expect(results.map(r => r.status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
  });

  it('is not switched off twice, nor by an old page', async () => {
    await suspend();
    await expect(suspend(2)).rejects.toThrow('"suspend" is possible only');
    await expect(
      opened.providerAccess.resume(admin, { version: 1, reason }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });
});
