import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import {
  defaultAccessRules,
  type SomeAccessRules,
} from '@wardroom/remote-access-common';
import { openRemoteAccess } from '../testing/openRemoteAccess';

const as = (ref: string, tenant: string, holds?: string[]) =>
  testScope({ ref, tenants: [tenant], holds });
const admin = as('user:acme/admin', 'acme');
const boss = as('user:provider/boss', 'provider');

describe('PolicyService', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;

  beforeAll(async () => {
    opened = await openRemoteAccess();
  }, 60_000);

  beforeEach(async () => {
    const knex = opened.database.superuser('remote-access');
    await knex('policies').delete();
    await knex('outbox').delete();
  });

  afterAll(() => opened.database.drop());

  const say = async (rules: SomeAccessRules, scope = admin) => {
    const { version } = await opened.policies.get(scope);
    return opened.policies.update(scope, { version, rules });
  };

  it('a customer who said nothing has the rules of the provider', async () => {
    await expect(opened.policies.get(admin)).resolves.toMatchObject({
      ...{ own: {}, effective: defaultAccessRules, version: 0 },
      allowedActions: ['update'],
    });
  });

  it('shows what holds, and whose rule it is', async () => {
    await say({ idleSeconds: 600, mayWatch: false }, boss);
    const policy = await say({ idleSeconds: 300, copyBytes: 0 });
    expect(policy.effective).toMatchObject({
      ...{ idleSeconds: 300, copyBytes: 0, mayWatch: false },
    });
    expect(policy.origins).toMatchObject({
      ...{ idleSeconds: 'customer', copyBytes: 'customer' },
      ...{ mayWatch: 'provider', graceSeconds: 'provider' },
    });
  });

  it('refuses a rule of a customer that is looser than the provider’s, and says which', async () => {
    await say({ idleSeconds: 600 }, boss);
    await expect(say({ idleSeconds: 601, paste: 'deny' })).rejects.toThrow(
      "rules.idleSeconds: must not be looser than the provider's",
    );
  });

  it('tightens the customer’s rules where the provider’s become stricter later', async () => {
    await say({ idleSeconds: 600 });
    await say({ idleSeconds: 300 }, boss);
    const { effective, origins } = await opened.policies.get(admin);
    expect([effective.idleSeconds, origins.idleSeconds]).toEqual([
      300,
      'provider',
    ]);
  });

  it('refuses a warning that would come before a person can be idle', async () => {
    await expect(say({ idleSeconds: 60, warningSeconds: 120 })).rejects.toThrow(
      'rules.warningSeconds: must be shorter',
    );
  });

  it('takes the last change back, and the taking back too', async () => {
    await say({ copyBytes: 0 });
    await say({ copyBytes: 0, pasteBytes: 0 });
    const version = (await opened.policies.get(admin)).version;
    const back = await opened.policies.revert(admin, { version });
    expect(back.own).toEqual({ copyBytes: 0 });
    const again = await opened.policies.revert(admin, {
      version: back.version,
    });
    expect(again.own).toEqual({ copyBytes: 0, pasteBytes: 0 });
  });

  it('takes nothing back that would be looser than what the provider allows now', async () => {
    await say({ idleSeconds: 900 });
    await say({});
    await say({ idleSeconds: 300 }, boss);
    const { version } = await opened.policies.get(admin);
    await expect(opened.policies.revert(admin, { version })).rejects.toThrow(
      'must not be looser',
    );
  });

  it('has nothing to take back before the first change', async () => {
    await expect(opened.policies.revert(admin, { version: 0 })).rejects.toThrow(
      'There is no change that could be taken back',
    );
  });

  it('of two who change the rules at once one wins', async () => {
    const results = await Promise.allSettled(
      [{ copyBytes: 0 }, { pasteBytes: 0 }].map(rules =>
        opened.policies.update(admin, { version: 0, rules }),
      ),
    );
    expect(results.map(r => r.status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
  });

  it('says on record what was changed, from what and to what', async () => {
    await say({ copyBytes: 0 });
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records.at(-1)).toMatchObject({
      ...{ event: 'policy.updated', severity: 'high', tenant: 'acme' },
      fields: { changed: 'copyBytes', before: {}, after: { copyBytes: 0 } },
      sentence: 'user:acme/admin changed the rules of sessions: copyBytes',
    });
  });

  it('offers a change to nobody who only reads', async () => {
    await say({ copyBytes: 0 });
    const reader = as('user:provider/technician', 'acme', ['policy.read']);
    const { allowedActions } = await opened.policies.get(reader);
    expect(allowedActions).toEqual([]);
  });
});
