import type { Knex } from 'knex';
import { newId, type Lifecycle } from '@wardroom/platform-common';
import { systemScope } from '@wardroom/platform-node';
import {
  tenantIsolation,
  type TestDatabase,
} from '@wardroom/platform-test-utils';
import {
  emergencyLifecycle,
  grantLifecycle,
  SessionState,
  sessionLifecycle,
} from '@wardroom/remote-access-common';
import type { RemoteAccessStore } from './RemoteAccessStore';
import { openRemoteAccess } from './testing/openRemoteAccess';
import { seedSession } from './testing/seedSession';
import { seedTarget } from './testing/seedTarget';

const everywhere = systemScope('remote-access', '*');
const aWindow = {
  from: '2026-01-01T00:00:00.000Z',
  until: '2100-01-01T00:00:00.000Z',
  hours: [],
  zone: 'UTC',
};

const aCommand = { kind: 'shown' as const, uncertain: false };
const aNeed = { connector: false, desktops: false, web: false };

describe('RemoteAccessStore', () => {
  const databases: TestDatabase[] = [];

  afterAll(() => Promise.all(databases.map(d => d.drop())));

  async function open() {
    const opened = await openRemoteAccess();
    databases.push(opened.database);
    return opened;
  }

  tenantIsolation(async () => {
    const { store, database } = await open();
    return {
      store,
      database,
      seed: async (s: RemoteAccessStore, tenant: string, canary: string) => {
        const target = await seedTarget(s, tenant, { name: canary });
        const session = await seedSession(s, {
          tenant,
          state: 'active',
          target: { id: target.id, name: canary },
        });
        await s.transact(everywhere, async tx => {
          await tx.recordingKeys.add(tenant, {
            key: { kid: 'k'.repeat(22), publicKey: canary },
            sealed: { kid: `${tenant}-key` } as never,
            context: {
              purpose: 'recording-key',
              tenant,
              id: `rky_${tenant}`,
              version: 1,
            },
          });
          await tx.credentialStores.create(tenant, {
            ...{ id: `cst_${tenant}`, provider: 'some', name: canary },
            ...{ address: 'https://vault.example.com', settings: {} },
            ...{
              sealed: { kid: `${tenant}-cst` } as never,
              secretVersion: 1,
              by: 'user:a/b',
            },
          });
          await tx.gatewayNodes.beat({
            ...{ name: `of-${tenant}`, incarnation: canary, version: canary },
            ...{ embedded: true, sessions: 0, capacity: 9, load: 0 },
            ...{ connector: true, desktops: true, web: true, stopping: false },
            ...{ opens: [], fingerprint: canary },
          });
          await tx.groupKeys.add([canary]);
          await tx.commands.add(session, [
            { id: newId('cmd'), text: canary, at: aWindow.from, ...aCommand },
          ]);
          await tx.rotations.create(tenant, {
            ...{ credential: target.credential.id, target: target.id },
            ...{ session: session.id, person: session.person },
          });
          await tx.tickets.create({
            ...{ tenant, kind: 'terminal', session: session.id, node: 'one' },
            person: session.person,
            hash: canary.padEnd(43, 'x'),
          });
        });
        const { grant, emergency } = await s.transact(everywhere, async tx => {
          const reason = canary;
          await tx.policies.replace(
            { tenant, rules: {}, version: 0 },
            { idleSeconds: 60 },
            canary,
          );
          const access = { tenant, state: 'on' as const, version: 0 };
          await tx.providerAccess.turn(access, 'suspend', {
            ...{ reason, by: canary },
          });
          const emergencyAsked = await tx.emergencies.create(tenant, {
            ...{ person: canary, minutes: 30, reason, targets: [] },
          });
          const grantAsked = await tx.grants.create(tenant, {
            ...{ reason, names: [canary], requestedBy: canary },
            targets: { kind: 'all' },
            window: aWindow,
          });
          return {
            grant: await tx.grants.decide(grantAsked, 'approve', { by: 'x' }),
            emergency: await tx.emergencies.approve(emergencyAsked, 'x'),
          };
        });
        const site = await s.transact(everywhere, tx =>
          tx.sites.create(
            tenant,
            {
              ...{ id: newId('sit'), kind: 'dial-out', name: canary },
              ...{ ranges: [], nameServers: [], publicKey: canary },
            },
            'user:provider/boss',
          ),
        );
        return { target, session, site, grant, emergency };
      },
      reads: {
        targets: r => r.targets.list({}),
        sites: r => r.sites.list({}),
        site: (r, { site }) => r.sites.find('globex', site.id),
        siteOrders: r => r.sites.orders(),
        targetsInSite: (r, { site }) => r.sites.targetsIn('globex', site.id),
        target: (r, { target }) => r.targets.get('globex', target.id),
        credentials: r => r.credentials.list({}),
        credential: (r, { target }) =>
          r.credentials.get('globex', target.credential.id),
        credentialOrder: (r, { target }) =>
          r.credentials.order('globex', target.credential.id),
        credentialStores: r => r.credentialStores.list({}),
        credentialStore: r => r.credentialStores.get('globex', 'cst_globex'),
        credentialStoreOrder: r =>
          r.credentialStores.order('globex', 'cst_globex'),
        rotation: (r, { target }) =>
          r.rotations.findLatest('globex', target.credential.id),
        rotations: async (r, { target }) => [
          ...(await r.rotations.latestOf([target.credential.id])).keys(),
        ],
        sealedSecrets: r =>
          r.sealedSecrets.sealedTo('credentials', {
            ...{ kids: ['a'.repeat(22)], after: '', limit: 50 },
          }),
        countedSecrets: async r =>
          [...(await r.sealedSecrets.countByKey()).values()].some(n => n > 1)
            ? ['globex']
            : [],
        sessions: r => r.sessions.list({}),
        session: (r, { session }) => r.sessions.get('globex', session.id),
        sessionById: (r, { session }) => r.sessions.find(session.id),
        sessionOfRecording: (r, { session }) =>
          r.sessions.ofRecording('globex', session.recordingId),
        sessionsByIds: (r, { session }) => r.sessions.byIds([session.id]),
        closedOnTheWay: (r, { target }) =>
          r.sites.closedOnTheWay([{ tenant: 'globex', id: target.id }]),
        places: async (r, { session }) =>
          (await r.sessions.places(session.person)).length > 1
            ? ['globex']
            : [],
        live: r => r.sessions.live(['one']),
        unsealed: r => r.sessions.unsealed('one'),
        toBeDeleted: r => r.sessions.toBeDeleted(['one']),
        named: (r, { target }) =>
          r.targets.named([{ tenant: 'globex', id: target.id }]),
        countLive: async r =>
          (await r.sessions.countLive('globex')) > 0 ? ['globex'] : [],
        provenAt: r => r.sessions.provenAt('canary', 'canary', 480),
        policy: async r =>
          (await r.policies.own('globex')).version > 0 ? ['globex'] : [],
        policies: async r =>
          (await r.policies.inForce(['globex']))('globex').rules.idleSeconds ===
          60
            ? ['globex']
            : [],
        providerAccess: async r =>
          (await r.providerAccess.get('globex')).version > 0 ? ['globex'] : [],
        off: r => r.providerAccess.off(['globex']),
        grants: r => r.grants.list({}),
        grant: (r, { grant }) => r.grants.get('globex', grant.id),
        givenGrants: r => r.grants.given(['globex']),
        overdueGrants: r => r.grants.overdue(),
        emergencies: r => r.emergencies.list({}),
        emergency: (r, { emergency }) =>
          r.emergencies.get('globex', emergency.id),
        activeEmergencies: r => r.emergencies.active(['globex']),
        overdueEmergencies: r => r.emergencies.overdue(),
        gatewayNodes: r => r.gatewayNodes.list(),
        gatewayNode: r => r.gatewayNodes.get('of-globex'),
        silentNodes: r => r.gatewayNodes.silent(-60),
        roomyNodes: async r =>
          (await r.gatewayNodes.roomy(['of-globex'], aNeed)).map(
            () => 'globex',
          ),
        groupKeys: r => r.groupKeys.list(),
        commands: r => r.commands.search({}),
        commandsOf: (r, { session }) => r.commands.of('globex', session.id, 10),
        recordingKey: r => r.recordingKeys.findLatest('globex'),
        recordingKeys: r => r.recordingKeys.findByIds(['rky_globex']),
      },
    };
  });

  describe('the schema', () => {
    let store: RemoteAccessStore;
    let owner: Knex;

    beforeAll(async () => {
      const opened = await open();
      store = opened.store;
      owner = opened.database.superuser('remote-access');
    });

    const times = (state: SessionState) => {
      const live = ['requested', 'authorised', 'active'].includes(state);
      return live
        ? { ended_at: null, end_reason: null }
        : { ended_at: new Date(), end_reason: 'closed' };
    };

    it.each(SessionState.options)(
      'lets a session that is %s go only where its life cycle leads',
      async from => {
        for (const to of SessionState.options) {
          if (from === to) continue;
          const session = await seedSession(store, { state: from });
          const allowed = Object.values(sessionLifecycle.transitions).some(
            t => t.to === to && (t.from as string[]).includes(from),
          );
          const forced = owner('sessions')
            .where({ id: session.id })
            .update({
              ...times(to),
              ['state']: to,
              recording_id: session.recordingId ?? 'rec_forced',
              active_at: new Date(),
            });
          const outcome = await forced.then(
            () => 'changed',
            error => error.code,
          );
          expect([from, to, outcome]).toEqual([
            from,
            to,
            allowed ? 'changed' : '23514',
          ]);
        }
      },
    );

    it('lets nobody be active without a recording', async () => {
      const { id } = await seedSession(store, { state: 'authorised' });
      const forced = owner('sessions')
        .where({ id })
        .update({ ['state']: 'active', active_at: new Date() });
      await expect(forced).resolves.toBe(1);
      const bare = await seedSession(store);
      await expect(
        owner.raw(`update sessions set ${'state'} = 'active' where id = ?`, [
          bare.id,
        ]),
      ).rejects.toMatchObject({ code: '23514' });
    });

    it.each(['grants', 'emergencies'] as const)(
      'lets %s go only where their life cycle leads',
      async table => {
        const lifecycle: Lifecycle = {
          grants: grantLifecycle as Lifecycle,
          emergencies: emergencyLifecycle as Lifecycle,
        }[table];
        const make = () =>
          store.transact(everywhere, (tx): Promise<{ id: string }> =>
            table === 'grants'
              ? tx.grants.create('acme', {
                  ...{ reason: 'r', names: [], requestedBy: 'a' },
                  ...{ targets: { kind: 'all' }, window: aWindow },
                })
              : tx.emergencies.create('acme', {
                  ...{ person: 'a', minutes: 5, reason: 'r', targets: [] },
                }),
          );
        const given =
          table === 'emergencies'
            ? { decided_by: 'b', ends_at: new Date() }
            : {};
        for (const from of lifecycle.states) {
          for (const to of lifecycle.states) {
            if (from === to) continue;
            const { id } = await make();
            const force = (state: string) =>
              owner(table)
                .where({ id })
                .update({ ['state']: state, ...given });
            await owner.raw('alter table ?? disable trigger user', [table]);
            await force(from);
            await owner.raw('alter table ?? enable trigger user', [table]);
            const allowed = Object.values(lifecycle.transitions).some(
              t => t.to === to && t.from.includes(from),
            );
            const outcome = await force(to).then(
              () => 'changed',
              error => error.code,
            );
            expect([from, to, outcome]).toEqual([
              from,
              to,
              allowed ? 'changed' : '23514',
            ]);
          }
        }
      },
    );

    it('lets nobody approve or review their own emergency access', async () => {
      const { id } = await store.transact(everywhere, tx =>
        tx.emergencies.create('acme', {
          ...{ person: 'a', minutes: 5, reason: 'r', targets: [] },
        }),
      );
      for (const column of ['decided_by', 'reviewed_by']) {
        await expect(
          owner('emergencies')
            .where({ id })
            .update({ [column]: 'a' }),
        ).rejects.toMatchObject({ code: '23514' });
      }
    });

    it.each(['grant_id', 'emergency_id'])(
      'never changes the %s that a session rests on',
      async column => {
        const { id } = await seedSession(store, { state: 'active' });
        await expect(
          owner('sessions')
            .where({ id })
            .update({ [column]: 'another' }),
        ).rejects.toMatchObject({ code: '23514' });
      },
    );

    it.each(['person', 'target_id', 'intervention_id', 'asset'])(
      'never changes the %s of a session',
      async column => {
        const { id } = await seedSession(store, { state: 'active' });
        await expect(
          owner('sessions')
            .where({ id })
            .update({ [column]: 'another' }),
        ).rejects.toMatchObject({ code: '23514' });
      },
    );

    it('keeps no ticket that is good for longer than 30 seconds', async () => {
      const { id } = await seedSession(store);
      await expect(
        owner('tickets').insert({
          ...{ tenant_id: 'acme', id: 'tkt_long', session_id: id },
          ...{ hash: 'x', kind: 'terminal', person: 'user:a/b', node: 'one' },
          expires_at: new Date(Date.now() + 60_000),
        }),
      ).rejects.toMatchObject({ constraint: 'tickets_are_good_for_seconds' });
    });

    it('gives one place of a person to one of two sessions that open at once', async () => {
      const session = {
        ...{ tenant: 'acme', person: 'user:provider/two', place: 1 },
        ...{ node: 'one', reason: 'r' },
        asset: { id: 'ast_web1', name: 'web-01' },
        target: { id: 'tgt_aaaa', name: 't', protocol: 'ssh' as const },
        intervention: { id: 'int_aaaa', key: 'ACME-1' },
      };
      const results = await Promise.allSettled(
        [1, 2].map(() =>
          store.transact(everywhere, tx => tx.sessions.create(session)),
        ),
      );
      expect(results.map(r => r.status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
    });
  });
});
