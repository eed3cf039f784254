import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import {
  newWorld,
  openRemoteAccess,
  technician,
} from '../testing/openRemoteAccess';
import { seedSession } from '../testing/seedSession';
import { seedTarget } from '../testing/seedTarget';
import { startGateway } from '../testing/startGateway';

const tenant = 'acme';
const as = (ref: string) => testScope({ ref, tenants: [tenant] });
const mine = as(technician);
const customer = as('user:acme/admin');

describe('SecretLoans', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;
  let id: string;
  let deploy: Awaited<ReturnType<typeof seedTarget>>;

  beforeAll(async () => {
    opened = await openRemoteAccess();
    await startGateway(opened);
  }, 60_000);

  beforeEach(async () => {
    Object.assign(opened.world, newWorld());
    const knex = opened.database.superuser('remote-access');
    for (const table of [
      ...['sessions', 'targets', 'credentials', 'policies', 'grants'],
      'outbox',
    ]) {
      await knex(table).delete();
    }
    await opened.policies.update(
      testScope({ ref: 'user:provider/boss', tenants: ['provider'] }),
      { version: 0, rules: { mayPasteSecrets: true } },
    );
    const target = await seedTarget(opened.store);
    deploy = await seedTarget(opened.store, tenant, {
      name: 'web-01 as deploy',
    });
    await seedTarget(opened.store, 'globex', { name: 'of another customer' });
    ({ id } = await seedSession(opened.store, { state: 'active', target }));
  });

  afterAll(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  const names = async () =>
    (await opened.loans.borrowable(mine, { id })).items.map(one => one.target);

  it('are of other targets of the same asset that the technician may open now', async () => {
    await expect(names()).resolves.toEqual(['web-01 as deploy']);
    await opened.database
      .superuser('remote-access')('targets')
      .where({ id: deploy.id })
      .update({ asset: 'ast_other' });
    await expect(names()).resolves.toEqual([]);
  });

  it('are none that are no passwords', async () => {
    await opened.database
      .superuser('remote-access')('credentials')
      .where({ id: deploy.credential.id })
      .update({ kind: 'private-key' });
    await expect(names()).resolves.toEqual([]);
  });

  it('are none of targets that need a grant which is not there', async () => {
    await opened.policies.update(customer, {
      ...{ version: 0, rules: { grantNeeded: 'always' } },
    });
    await expect(names()).resolves.toEqual([]);
  });

  it('stand on record with their name', async () => {
    const { id: credential, label } = deploy.credential;
    await opened.loans.borrow(mine, { id, credential });
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records.at(-1)).toMatchObject({
      ...{ event: 'session.borrowed', severity: 'high', tenant },
      fields: { label, credential, person: technician },
    });
  });

  it('are lent to nobody else, and nothing that is not on the list', async () => {
    const { id: credential } = deploy.credential;
    await expect(
      opened.loans.borrow(mine, { id, credential: 'crd_none' }),
    ).rejects.toThrow('credential: there is none that you may paste');
    await expect(
      opened.loans.borrow(customer, { id, credential }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(opened.loans.borrowable(customer, { id })).resolves.toEqual({
      items: [],
    });
    const foreign = testScope({ ref: technician, tenants: ['globex'] });
    await expect(
      opened.loans.borrow(foreign, { id, credential }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
