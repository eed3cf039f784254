import { ConflictError, InputError } from '@backstage/errors';
import type {
  Rights,
  TenantScope,
  TenantStore,
  TenantTransaction,
} from '@wardroom/platform-node';
import { roleDelete, roleUpdate, type Role } from '@wardroom/tenants-common';
import { changedFields } from '../changedFields';
import type { RoleReader } from './RoleReader';
import { rolesFor, type EffectiveRole } from './rolesFor';
import type { RoleChanges, RoleWriter } from './RoleWriter';

/** All that roles ask about members: members know of roles, not the other way round. */
type Holders = new (transaction: TenantTransaction) => {
  withRole(role: string): Promise<string[]>;
};

type Store = TenantStore<
  { roles: typeof RoleReader },
  { roles: typeof RoleWriter; members: Holders }
>;

/** Use cases of roles. */
export class RoleService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async list(scope: TenantScope): Promise<{ items: Role[] }> {
    const custom = await this.#store.readOnce(scope, r => r.roles.list());
    const held = await scope.rights([roleUpdate, roleDelete]);
    const { tenant } = scope;
    const items = rolesFor(tenant, custom).map(r => roleView(r, tenant, held));
    return { items };
  }

  async create(
    scope: TenantScope,
    input: Required<RoleChanges> & { base: string },
  ): Promise<Role> {
    const { tenant } = scope;
    const { base, name, description, permissions } = input;
    const role = await this.#store.transact(scope, async tx => {
      this.#checkPermissions(tenant, base, permissions);
      const created = await tx.roles.create(tenant, {
        base,
        name,
        description,
        permissions,
      });
      await tx.audit('role.created', {
        tenant,
        object: created.id,
        name,
        base,
      });
      return created;
    });
    return this.#one(scope, role.id);
  }

  async update(
    scope: TenantScope,
    input: RoleChanges & { id: string; version: number },
  ): Promise<Role> {
    const { tenant } = scope;
    const { id, version, name, description, permissions } = input;
    await this.#store.transact(scope, async tx => {
      const before = await tx.roles.get(id);
      if (permissions) this.#checkPermissions(tenant, before.base, permissions);
      const after = await tx.roles.update(
        { tenant, id, version },
        { name, description, permissions },
      );
      await tx.audit('role.updated', {
        tenant,
        object: id,
        name: after.name,
        changed: changedFields(before, after),
      });
    });
    return this.#one(scope, id);
  }

  async delete(scope: TenantScope, { id }: { id: string }) {
    const { tenant } = scope;
    await this.#store.transact(scope, async tx => {
      const role = await tx.roles.get(id);
      const holders = await tx.members.withRole(id);
      if (holders.length > 0) {
        throw new ConflictError(
          `${holders.slice(0, 3).join(', ')} still ${holders.length === 1 ? 'has' : 'have'} the role "${role.name}": give them another one first`,
        );
      }
      await tx.roles.delete(tenant, id);
      await tx.audit('role.deleted', { tenant, object: role.name });
    });
    return { id };
  }

  async #one(scope: TenantScope, id: string): Promise<Role> {
    const { items } = await this.list(scope);
    return items.find(r => r.id === id) as Role;
  }

  #checkPermissions(tenant: string, base: string, wanted: string[]) {
    const role = rolesFor(tenant, []).find(r => r.id === base);
    if (!role) {
      throw new InputError(`base: there is no built-in role "${base}" here`);
    }
    const beyond = wanted.filter(p => !role.permissions.includes(p));
    if (beyond.length > 0) {
      throw new InputError(
        `permissions: "${beyond[0]}" is not part of the role "${role.name}"; a copy can only hold less`,
      );
    }
  }
}

function roleView(role: EffectiveRole, tenant: string, held: Rights): Role {
  const { custom, permissions, ...rest } = role;
  const allowedActions: Role['allowedActions'] = [];
  if (custom && held.has(roleUpdate, tenant)) allowedActions.push('update');
  if (custom && held.has(roleDelete, tenant)) allowedActions.push('delete');
  return {
    ...rest,
    permissions: [...permissions],
    builtIn: !custom,
    base: custom?.base,
    version: custom?.version ?? 1,
    allowedActions,
  };
}
