import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import type { GrantInput } from './GrantService';
import { expireAccess } from '../jobs/expireAccess';
import { systemScope } from '@wardroom/platform-node';
import { openRemoteAccess, technician } from '../testing/openRemoteAccess';
import { seedTarget } from '../testing/seedTarget';

const tenant = 'acme';
const as = (ref: string, holds?: string[]) =>
  testScope({ ref, tenants: [tenant], holds });
const admin = as('user:acme/admin');
const boss = as('user:provider/boss');
const mine = as(technician);
const HOUR_MS = 3_600_000;
const inHours = (hours: number) =>
  new Date(Date.now() + hours * HOUR_MS).toISOString();

describe('GrantService', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;
  let wish: GrantInput;

  beforeAll(async () => {
    opened = await openRemoteAccess();
    const target = await seedTarget(opened.store);
    wish = {
      targets: { kind: 'targets', ids: [target.id] },
      window: { from: inHours(0), until: inHours(4), hours: [] },
      reason: 'disk is full',
    };
  }, 60_000);

  beforeEach(async () => {
    const knex = opened.database.superuser('remote-access');
    for (const table of ['policies', 'grants', 'outbox']) {
      await knex(table).delete();
    }
  });

  afterAll(() => opened.database.drop());

  const last = async () =>
    (await outboxOf(opened.database, 'remote-access')).records.at(-1);

  it('what the customer gives is given at once, in the time of their clocks', async () => {
    const grant = await opened.grants.create(admin, wish);
    expect(grant).toMatchObject({
      ...{ state: 'granted', open: true, names: ['web-01 as root'] },
      ...{ decidedBy: 'user:acme/admin', allowedActions: ['revoke'] },
      window: { zone: 'Europe/Berlin' },
    });
    await expect(last()).resolves.toMatchObject({
      event: 'grant.created',
      sentence: expect.stringContaining(
        'user:acme/admin gave everybody who is assigned access to web-01 as root',
      ),
    });
  });

  it('what a technician asks for is for themselves, and opens nothing until it is approved', async () => {
    const asked = await opened.grants.request(mine, {
      ...wish,
      person: 'user:provider/other',
    });
    expect(asked).toMatchObject({
      ...{ state: 'requested', person: technician, open: false },
      allowedActions: ['withdraw'],
    });
    const { id, version } = asked;
    const given = await opened.grants.approve(admin, { id, version });
    expect(given).toMatchObject({ state: 'granted', open: true });
    await expect(last()).resolves.toMatchObject({ event: 'grant.approved' });
  });

  it('nobody approves what they asked for themselves', async () => {
    const { id, version } = await opened.grants.request(admin, wish);
    await expect(opened.grants.approve(admin, { id, version })).rejects.toThrow(
      'You asked for this access yourself: somebody else decides on it',
    );
  });

  it('the provider approves nothing where the rules leave it to the customer', async () => {
    const { id, version } = await opened.grants.request(mine, wish);
    await opened.policies.update(admin, {
      ...{ version: 0, rules: { approvers: 'customer' } },
    });
    await expect(opened.grants.approve(boss, { id, version })).rejects.toThrow(
      'The rules of this customer leave it to the customer alone to approve access',
    );
    await expect(
      opened.grants.approve(admin, { id, version }),
    ).resolves.toMatchObject({ state: 'granted' });
  });

  it('the provider may decline and revoke, which makes nothing wider', async () => {
    const asked = await opened.grants.request(mine, wish);
    const reason = 'not now';
    await expect(
      opened.grants.decline(boss, { ...asked, reason }),
    ).resolves.toMatchObject({ state: 'declined', note: reason });
    const grant = await opened.grants.create(admin, wish);
    await expect(
      opened.grants.revoke(boss, { ...grant, reason }),
    ).resolves.toMatchObject({ state: 'revoked', open: false });
  });

  it('somebody without the right to approve is refused', async () => {
    const { id, version } = await opened.grants.request(mine, wish);
    const viewer = as('user:acme/viewer', ['grant.read']);
    await expect(
      opened.grants.approve(viewer, { id, version }),
    ).rejects.toThrow('You may not approve this access');
  });

  it('of two who decide at once one wins', async () => {
    const { id, version } = await opened.grants.request(mine, wish);
    const results = await Promise.allSettled([
      opened.grants.approve(admin, { id, version }),
      opened.grants.decline(admin, { id, version, reason: 'no' }),
    ]);
    expect(results.map(r => r.status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
  });

  it('what is over does not come back', async () => {
    const asked = await opened.grants.request(mine, wish);
    await opened.grants.withdraw(mine, asked);
    await expect(
      opened.grants.approve(admin, { ...asked, version: 2 }),
    ).rejects.toThrow('This grant is withdrawn');
  });

  const faults: [string, object, string][] = [
    [
      'that ends before it begins',
      { window: { from: inHours(2), until: inHours(1), hours: [] } },
      'window.until: must be later than now and than "from"',
    ],
    [
      'that is over already',
      { window: { from: inHours(-3), until: inHours(-1), hours: [] } },
      'window.until: must be later than now',
    ],
    [
      'that begins in the past',
      { window: { from: inHours(-48), until: inHours(1), hours: [] } },
      'window.from: must not lie in the past',
    ],
    [
      'for more than a year',
      { window: { from: inHours(0), until: inHours(9000), hours: [] } },
      'window.until: must be within a year',
    ],
    [
      'for a target that does not exist',
      { targets: { kind: 'targets', ids: ['tgt_none'] } },
      'targets: one of them does not exist',
    ],
    [
      'for an asset that does not exist',
      { targets: { kind: 'asset', id: 'ast_none' } },
      'targets: there is no such asset',
    ],
    [
      'for a request that does not exist',
      { intervention: 'int_none' },
      'intervention: there is no such request',
    ],
  ];

  it.each(faults)('refuses access %s', async (_, fields, sentence) => {
    await expect(
      opened.grants.create(admin, { ...wish, ...fields }),
    ).rejects.toThrow(sentence);
  });

  it('runs out on record', async () => {
    const { id } = await opened.grants.create(admin, wish);
    const job = expireAccess(opened.store);
    const run = () =>
      job.run(systemScope('remote-access', '*'), {}, async () => {});
    await run();
    await expect(opened.grants.get(admin, { id })).resolves.toMatchObject({
      state: 'granted',
    });
    await opened.database
      .superuser('remote-access')('grants')
      .update({ opens_at: new Date(0), closes_at: new Date() });
    await run();
    await expect(opened.grants.get(admin, { id })).resolves.toMatchObject({
      state: 'expired',
    });
    await expect(last()).resolves.toMatchObject({ event: 'grant.expired' });
  });

  it('somebody of another customer finds none of it', async () => {
    const grant = await opened.grants.create(admin, wish);
    const foreign = testScope({
      ref: 'user:globex/admin',
      tenants: ['globex'],
    });
    await expect(opened.grants.list(foreign, {})).resolves.toMatchObject({
      items: [],
    });
    for (const act of [
      () => opened.grants.get(foreign, grant),
      () => opened.grants.revoke(foreign, { ...grant, reason: 'r' }),
      () => opened.grants.approve(foreign, grant),
    ]) {
      await expect(act()).rejects.toMatchObject({ name: 'NotFoundError' });
    }
  });
});
