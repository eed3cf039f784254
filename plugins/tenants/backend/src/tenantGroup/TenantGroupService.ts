import { InputError } from '@backstage/errors';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import {
  belongsTo,
  PROVIDER,
  type TenantGroup,
} from '@wardroom/tenants-common';
import type { StoredTenant, TenantReader } from '../tenant/TenantReader';
import type { TenantWriter } from '../tenant/TenantWriter';
import type { StoredTenantGroup, TenantGroupReader } from './TenantGroupReader';
import type {
  TenantGroupChanges,
  TenantGroupWriter,
} from './TenantGroupWriter';

type Store = TenantStore<
  { tenantGroups: typeof TenantGroupReader; tenants: typeof TenantReader },
  { tenantGroups: typeof TenantGroupWriter; tenants: typeof TenantWriter }
>;

const tenant = PROVIDER;

/** Use cases of groups of tenants. */
export class TenantGroupService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async list(scope: TenantScope): Promise<{ items: TenantGroup[] }> {
    const reason = 'which customers belong to which group';
    return this.#store.acrossTenants(scope, reason, async r => {
      const tenants = await r.tenants.all();
      const groups = await r.tenantGroups.list();
      return { items: groups.map(group => resolve(group, tenants)) };
    });
  }

  async create(
    scope: TenantScope,
    input: TenantGroupChanges & { name: string },
  ): Promise<TenantGroup> {
    return this.#store.transact(scope, async tx => {
      const tenants = await tx.tenants.all();
      checkTenants(input, tenants);
      const group = await tx.tenantGroups.create(input);
      const { id, name } = group;
      await tx.audit('tenantGroup.created', { tenant, object: id, name });
      return resolve(group, tenants);
    });
  }

  async update(
    scope: TenantScope,
    input: TenantGroupChanges & { id: string; version: number },
  ): Promise<TenantGroup> {
    const { id, version, ...changes } = input;
    return this.#store.transact(scope, async tx => {
      const tenants = await tx.tenants.all();
      checkTenants(input, tenants);
      await tx.tenantGroups.get(id);
      const group = await tx.tenantGroups.update({ id, version }, changes);
      const { name } = group;
      await tx.audit('tenantGroup.updated', { tenant, object: id, name });
      return resolve(group, tenants);
    });
  }

  async delete(scope: TenantScope, { id }: { id: string }) {
    await this.#store.transact(scope, async tx => {
      const { name } = await tx.tenantGroups.get(id);
      await tx.tenantGroups.delete(id);
      await tx.audit('tenantGroup.deleted', { tenant, object: name });
    });
    return { id };
  }
}

function resolve(
  group: StoredTenantGroup,
  tenants: StoredTenant[],
): TenantGroup {
  const inside = tenants.filter(
    t => t.id !== PROVIDER && t.state !== 'closed' && belongsTo(group, t),
  );
  return { ...group, tenants: inside.map(t => t.id) };
}

function checkTenants(input: TenantGroupChanges, tenants: StoredTenant[]) {
  for (const field of ['members', 'exclusions'] as const) {
    const unknown = input[field]?.find(id => !tenants.some(t => t.id === id));
    if (unknown) {
      throw new InputError(`${field}: there is no customer "${unknown}"`);
    }
  }
}
