import { NotFoundError } from '@backstage/errors';
import {
  systemScope,
  type TenantScope,
  type TenantStore,
} from '@wardroom/platform-node';
import {
  PROVIDER,
  tenantsGranted,
  type AccessScope,
  type Tenant,
} from '@wardroom/tenants-common';
import type { AssignmentReader } from '../assignment/AssignmentReader';
import { entitiesOf } from '../catalog/entitiesOf';
import { partsOf } from '../member/MemberReader';
import type { MemberReader, StoredMember } from '../member/MemberReader';
import type { RoleReader } from '../role/RoleReader';
import { rolesFor } from '../role/rolesFor';
import type { TenantReader } from '../tenant/TenantReader';
import { grantsOf } from './grantsOf';

type Store = TenantStore<{
  assignments: typeof AssignmentReader;
  members: typeof MemberReader;
  roles: typeof RoleReader;
  tenants: typeof TenantReader;
}>;

/** Answers who may do what where: the one source of the permission policy. */
export class AccessService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The access of one person, as it is at this moment. */
  async access(_: TenantScope, input: { ref: string }): Promise<AccessScope> {
    const { tenant, name } = partsOf(input.ref);
    const everywhere = systemScope('tenants', '*');
    return this.#store.read(everywhere, async r => {
      const member = await r.members.find(tenant, name);
      if (!member) throw new NotFoundError(`There is no ${input.ref}`);
      return accessOf(member, {
        tenants: await r.tenants.all(),
        roles: await r.roles.list(),
        assigned: await r.assignments.tenantsOf(member.ref),
      });
    });
  }

  /** The access of several people. It costs the same few queries for one and for all of them. */
  async accesses(_: TenantScope, input: { refs: string[] }) {
    const refs = [...new Set(input.refs)];
    const everywhere = systemScope('tenants', '*');
    const items = await this.#store.read(everywhere, async r => {
      const members = await r.members.findByRefs(refs);
      const tenants = await r.tenants.all();
      const roles = await r.roles.list();
      const assigned = await r.assignments.tenantsOfAll(refs);
      return members.map(member =>
        accessOf(member, {
          tenants,
          roles,
          assigned: assigned.get(member.ref) ?? [],
        }),
      );
    });
    return { items };
  }

  /** Who may do something in a customer, among its own people or among those of the provider. */
  async findHolders(
    scope: TenantScope,
    input: {
      tenant: string;
      permission: string;
      of: 'customer' | 'provider';
    },
  ) {
    const { tenant, permission, of } = input;
    const home = of === 'customer' ? tenant : PROVIDER;
    const members = await this.#store.readOnce(
      systemScope('tenants', [home]),
      r => r.members.all(),
    );
    const { items } = await this.accesses(scope, {
      refs: members.map(({ ref }) => ref),
    });
    const holders = items.filter(access => {
      const tenants = tenantsGranted(access, permission);
      return access.active && (tenants === '*' || tenants.includes(tenant));
    });
    return { refs: holders.map(({ ref }) => ref) };
  }

  async tenantIds(scope: TenantScope) {
    const tenants = await this.#store.readOnce(scope, r => r.tenants.all());
    return { tenants: tenants.map(t => t.id) };
  }

  /** What the catalog shows of tenants and their people. */
  async entities(scope: TenantScope, input: { tenant?: string }) {
    const inside = input.tenant ? scope.in(input.tenant) : scope;
    return this.#store.read(inside, async r => {
      const members = await r.members.all();
      const changes = (await r.tenants.all()).map(tenant =>
        entitiesOf(
          tenant,
          members.filter(m => m.tenant === tenant.id),
        ),
      );
      return {
        present: changes.flatMap(
          c => c.present as unknown as Record<string, unknown>[],
        ),
        gone: changes.flatMap(c => c.gone),
      };
    });
  }

  /** The signed-in person. */
  async me(scope: TenantScope) {
    const access = await this.access(scope, { ref: scope.actor.ref });
    const { tenant, name } = partsOf(access.ref);
    const member = await this.#store.readOnce(scope, r =>
      r.members.get(tenant, name),
    );
    const workspace: 'console' | 'portal' =
      tenant === PROVIDER ? 'console' : 'portal';
    const { ref, displayName, email, roles } = member;
    return { ref, tenant, displayName, email, roles, workspace };
  }
}

function accessOf(
  member: StoredMember,
  facts: {
    tenants: Pick<Tenant, 'id' | 'state'>[];
    roles: Parameters<typeof rolesFor>[1];
    assigned: string[];
  },
): AccessScope {
  const { tenant } = member;
  const { tenants, roles, assigned } = facts;
  const home = tenants.find(t => t.id === tenant);
  return {
    ref: member.ref,
    active: member.state === 'active' && home?.state !== 'closed',
    displayName: member.displayName,
    tenant,
    roles: member.roles,
    tokensValidAfter: member.tokensValidAfter,
    grants: grantsOf({
      tenant,
      roles: rolesFor(tenant, roles).filter(role =>
        member.roles.includes(role.id),
      ),
      assigned,
      resting: tenants.filter(t => t.state !== 'active').map(t => t.id),
    }),
  };
}
