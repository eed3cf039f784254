import { newId } from '@wardroom/platform-common';
import { systemScope } from '@wardroom/platform-node';
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import { openRemoteAccess, technician } from '../testing/openRemoteAccess';
import { seedSession } from '../testing/seedSession';
import { seedTarget } from '../testing/seedTarget';
import { startGateway } from '../testing/startGateway';

const tenant = 'acme';
const everywhere = systemScope('remote-access', '*');

describe('SessionGuard', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;

  beforeAll(async () => {
    opened = await openRemoteAccess();
    await startGateway(opened);
  }, 60_000);

  afterAll(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  const session = (id: string) =>
    opened.store.read(everywhere, r => r.sessions.get(tenant, id));

  it('leaves sessions alone that may be', async () => {
    const { id } = await seedSession(opened.store, { state: 'active' });
    await opened.guard.check();
    await expect(session(id)).resolves.toMatchObject({ state: 'active' });
  });

  it('ends every session of somebody who lost the assignment, and says why', async () => {
    const { id } = await seedSession(opened.store, { state: 'active' });
    const other = await seedSession(opened.store, {
      ...{ state: 'active', person: 'user:provider/other' },
    });
    opened.world.assigned.set('user:provider/other', [tenant]);
    const purpose = opened.world.purposes.get('acme/int_aaaa');
    opened.world.assigned.set(technician, []);
    await opened.guard.check();
    opened.world.assigned.set(technician, [tenant]);
    await expect(session(id)).resolves.toMatchObject({
      state: 'terminated',
      endNote: expect.stringContaining('not assigned to this customer'),
      endedBy: undefined,
    });
    // The other one is not the assignee of the request.
    expect(purpose?.assignee).toBe(technician);
    await expect(session(other.id)).resolves.toMatchObject({
      endNote: 'ACME-1 is not assigned to the technician',
    });
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records.find(r => r.object === id)).toMatchObject({
      ...{ event: 'session.terminated', actor: 'plugin:remote-access' },
    });
  });

  it('puts on record of nobody that they were sent away who was not there any more', async () => {
    const seeded = await seedSession(opened.store, { state: 'active' });
    const gone = {
      ...{ person: 'user:provider/gone', mode: 'read' as const },
      since: new Date().toISOString(),
    };
    await opened.store.transact(everywhere, tx =>
      tx.sessions.noteLife(seeded, { watchers: [gone] }),
    );
    await opened.guard.check();
    const { records } = await outboxOf(opened.database, 'remote-access');
    const events = records.map(({ event }) => event);
    expect(events).not.toContain('watcher.dismissed');
  });

  it('ends a session whose request was resolved', async () => {
    const { id } = await seedSession(opened.store, { state: 'active' });
    const purpose = opened.world.purposes.get('acme/int_aaaa') as never;
    opened.world.purposes.set('acme/int_aaaa', {
      ...(purpose as object),
      open: false,
    } as never);
    await opened.guard.check();
    opened.world.purposes.set('acme/int_aaaa', purpose);
    await expect(session(id)).resolves.toMatchObject({ state: 'terminated' });
  });

  describe('of a target behind closed ways', () => {
    const boss = testScope({ ref: 'user:provider/boss', tenants: [tenant] });
    const ranges = [{ network: '10.0.0.0/8', ports: '22' }];
    const lineage = { nameServers: [], ranges };

    async function standing(name: string, site: string) {
      const { asset, host, port, username } = {
        ...{ asset: 'ast_web1', host: '10.0.0.7', port: 22, username: 'root' },
      };
      const { credential } = await seedTarget(opened.store, tenant, {
        name: `credential of ${name}`,
      });
      return opened.targets.create(boss, {
        ...{ asset, name, host, port, username, site },
        credential: credential.id,
      });
    }

    async function siteOf(name: string, jumpTarget?: string) {
      const kind = jumpTarget ? ('jump-host' as const) : ('direct' as const);
      const id = newId('sit');
      return opened.sites.create(boss, {
        ...{ id, name, kind, jumpTarget, ...lineage },
      });
    }

    it.each([
      ['the site that it stands in', 'near'],
      ['a site that its jump host stands in', 'far'],
    ])('ends a session when %s is closed', async (_, which) => {
      const far = await siteOf(`far of ${which}`);
      const jump = await standing(`jump of ${which}`, far.id);
      const near = await siteOf(`near of ${which}`, jump.id);
      const target = await standing(`behind ${which}`, near.id);
      const { id } = await seedSession(opened.store, {
        ...{ state: 'active', target },
      });
      await opened.guard.check();
      await expect(session(id)).resolves.toMatchObject({ state: 'active' });
      const closed = { near, far }[which] as typeof near;
      await opened.sites.disable(boss, closed);
      await expect(session(id)).resolves.toMatchObject({
        ...{
          state: 'terminated',
          endNote: `The way into ${closed.name} is closed`,
        },
      });
    });
  });

  it('gives up a session whose browser never came', async () => {
    const { id } = await seedSession(opened.store);
    const knex = opened.database.superuser('remote-access');
    await knex.raw('alter table sessions disable trigger user');
    await knex('sessions')
      .where({ id })
      .update({ requested_at: new Date(Date.now() - 120_000) });
    await knex.raw('alter table sessions enable trigger user');
    await opened.guard.check();
    await expect(session(id)).resolves.toMatchObject({
      ...{ state: 'refused', endReason: 'browser-lost' },
    });
  });

  it('looks again where something changed during a check', async () => {
    const { id } = await seedSession(opened.store, { state: 'active' });
    const first = opened.guard.check();
    opened.world.assigned.set(technician, []);
    await Promise.all([first, opened.guard.check()]);
    opened.world.assigned.set(technician, [tenant]);
    await expect(session(id)).resolves.toMatchObject({ state: 'terminated' });
  });
});
