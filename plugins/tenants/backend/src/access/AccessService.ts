import { NotFoundError } from '@backstage/errors';
import {
  systemScope,
  type TenantScope,
  type TenantStore,
} from '@wardroom/platform-node';
import { PROVIDER, type AccessScope } from '@wardroom/tenants-common';
import type { AssignmentReader } from '../assignment/AssignmentReader';
import { entitiesOf } from '../catalog/entitiesOf';
import { partsOf } from '../member/MemberReader';
import type { MemberReader } from '../member/MemberReader';
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
      const home = await r.tenants.find(tenant);
      if (!member || !home) throw new NotFoundError(`There is no ${input.ref}`);
      const closed = (await r.tenants.all()).filter(t => t.state !== 'active');
      const roles = rolesFor(tenant, await r.roles.list());
      return {
        ref: member.ref,
        active: member.state === 'active' && home.state !== 'closed',
        displayName: member.displayName,
        tenant,
        roles: member.roles,
        tokensValidAfter: member.tokensValidAfter,
        grants: grantsOf({
          tenant,
          roles: roles.filter(role => member.roles.includes(role.id)),
          assigned: await r.assignments.tenantsOf(member.ref),
          resting: closed.map(t => t.id),
        }),
      };
    });
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
