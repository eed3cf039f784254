import { systemScope } from '@wardroom/platform-node';
import {
  tenantIsolation,
  testScope,
  type TestDatabase,
} from '@wardroom/platform-test-utils';
import { tenantsGranted } from '@wardroom/tenants-common';
import { AssignmentService } from '../assignment/AssignmentService';
import { MemberService } from '../member/MemberService';
import { TenantService } from '../tenant/TenantService';
import { fillTenants, openTenants } from '../testing/openTenants';
import type { TenantsStore } from '../TenantsStore';
import { AccessService } from './AccessService';

const technician = 'user:provider/technician';

describe('AccessService', () => {
  const databases: TestDatabase[] = [];
  const all = systemScope('tenants', '*');
  let store: TenantsStore;
  let access: AccessService;

  beforeEach(async () => {
    const opened = await openTenants();
    databases.push(opened.database);
    store = opened.store;
    await fillTenants(store);
    access = new AccessService(store);
  });

  afterAll(() => Promise.all(databases.map(d => d.drop())));

  const granted = async (ref: string, permission: string) =>
    tenantsGranted(await access.access(all, { ref }), permission);

  it('lets a technician open sessions in assigned tenants only', async () => {
    await expect(granted(technician, 'session.open')).resolves.toEqual([
      'acme',
    ]);
  });

  it('answers for several people at once what it answers for each', async () => {
    const refs = [technician, 'user:acme/admin', 'user:provider/super-admin'];
    const { items } = await access.accesses(all, {
      refs: [...refs, 'user:acme/nobody'],
    });
    const each = await Promise.all(
      items.map(({ ref }) => access.access(all, { ref })),
    );
    expect(items).toEqual(each);
    expect(items.length).toBeGreaterThan(1);
  });

  it('takes a tenant from a technician the moment the assignment ends', async () => {
    const { items } = await store.read(all, r => r.assignments.list({}));
    await new AssignmentService(store).end(
      testScope({ ref: 'user:provider/super-admin', tenants: ['acme'] }),
      { id: items[0].id, version: 1, reason: 'left the team' },
    );
    await expect(granted(technician, 'session.open')).resolves.toEqual([]);
  });

  it('leaves only reading in a suspended tenant, for its people and its technicians', async () => {
    const scope = testScope({
      ref: 'user:provider/super-admin',
      tenants: ['acme'],
    });
    await new TenantService(store).suspend(scope, {
      version: 1,
      reason: 'unpaid',
    });
    await expect(granted(technician, 'session.open')).resolves.toEqual([]);
    await expect(granted(technician, 'intervention.read')).resolves.toEqual([
      'acme',
    ]);
    await expect(
      granted('user:acme/admin', 'intervention.submit'),
    ).resolves.toEqual([]);
    await expect(
      granted('user:acme/admin', 'auditEvent.read'),
    ).resolves.toEqual(['acme']);
  });

  it('shows a disabled person as inactive and voids their tokens', async () => {
    const admin = testScope({
      ref: 'user:provider/super-admin',
      tenants: ['acme'],
    });
    const before = Date.now();
    await new MemberService(store).disable(admin, {
      name: 'admin',
      version: 1,
      reason: 'left',
    });
    const found = await access.access(all, { ref: 'user:acme/admin' });
    expect(found.active).toBe(false);
    expect(Date.parse(found.tokensValidAfter)).toBeGreaterThanOrEqual(
      before - 1000,
    );
  });

  it('does not let people disable themselves or change their own roles', async () => {
    const self = testScope({ ref: 'user:acme/admin', tenants: ['acme'] });
    const members = new MemberService(store);
    await expect(
      members.disable(self, { name: 'admin', version: 1, reason: 'oops' }),
    ).rejects.toThrow('Nobody disables themselves');
    await expect(
      members.update(self, { name: 'admin', version: 1, roles: ['requester'] }),
    ).rejects.toThrow('Nobody changes their own roles');
  });

  it('gives customers no role of the staff', async () => {
    const admin = testScope({ ref: 'user:acme/admin', tenants: ['acme'] });
    await expect(
      new MemberService(store).create(admin, {
        name: 'mole',
        displayName: 'Mole',
        email: 'mole@acme.example',
        roles: ['super-admin'],
      }),
    ).rejects.toThrow('roles: there is no role "super-admin" here');
  });

  tenantIsolation(async () => {
    const opened = await openTenants();
    databases.push(opened.database);
    return {
      ...opened,
      async seed(s, tenant, canary) {
        await s.transact(
          testScope({ ref: 'user:x/y', tenants: [tenant] }),
          async tx => {
            const name = canary;
            await tx.tenants.create(tenant, {
              name,
              tier: 'essential',
              timeZone: 'UTC',
              key: tenant.toUpperCase(),
            });
            await tx.members.create(tenant, 'jo', {
              displayName: name,
              email: `${name}@x.example`,
              roles: ['requester'],
            });
            await tx.roles.create(tenant, {
              id: 'rol-a',
              base: 'requester',
              name,
              description: name,
              permissions: [],
            });
            await tx.assignments.create(tenant, {
              person: technician,
              kind: 'primary',
              reason: name,
            });
            await tx.audit('tenant.created', { tenant, name });
          },
        );
        return { tenant };
      },
      reads: {
        'tenants.list': r => r.tenants.list({}),
        'tenants.get': (r, { tenant }) => r.tenants.get(tenant),
        'tenants.find': (r, { tenant }) => r.tenants.find(tenant),
        'tenants.all': r => r.tenants.all(),
        'members.list': r => r.members.list({ search: 'canary' }),
        'members.find': (r, { tenant }) => r.members.find(tenant, 'jo'),
        'members.findByRefs': (r, { tenant }) =>
          r.members.findByRefs([`user:${tenant}/jo`]),
        'members.all': r => r.members.all(),
        'members.withRole': r => r.members.withRole('requester'),
        'roles.list': r => r.roles.list(),
        'assignments.list': r => r.assignments.list({ person: technician }),
        'assignments.tenantsOf': r => r.assignments.tenantsOf(technician),
        'assignments.tenantsOfAll': async r => [
          ...(await r.assignments.tenantsOfAll([technician])),
        ],
        'assignments.all': r => r.assignments.all(),
        'tenantGroups.list': r => r.tenantGroups.list(),
      },
    };
  });
});
