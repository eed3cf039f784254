import { InputError, NotAllowedError } from '@backstage/errors';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import {
  tenantClose,
  tenantResume,
  tenantSuspend,
  tenantUpdate,
  type Tenant,
} from '@wardroom/tenants-common';
import { changedFields } from '../changedFields';
import { tenantActions } from './tenantPolicy';
import type { StoredTenant, TenantFilter, TenantReader } from './TenantReader';
import type { TenantChanges, TenantWriter } from './TenantWriter';

type Store = TenantStore<
  { tenants: typeof TenantReader },
  { tenants: typeof TenantWriter }
>;

const rights = [tenantUpdate, tenantSuspend, tenantResume, tenantClose];

const eventOf = {
  suspend: 'tenant.suspended',
  resume: 'tenant.resumed',
  close: 'tenant.closed',
} as const;

/** Use cases of customers. */
export class TenantService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async list(
    scope: TenantScope,
    filter: TenantFilter & { limit?: number; cursor?: string },
  ) {
    const page = await this.#store.readOnce(scope, r => r.tenants.list(filter));
    const held = await scope.rights(rights);
    return {
      ...page,
      items: page.items.map(t => ({
        ...t,
        allowedActions: tenantActions(t, held),
      })),
    };
  }

  async get(scope: TenantScope): Promise<Tenant> {
    const tenant = await this.#store.readOnce(scope, r =>
      r.tenants.get(scope.tenant),
    );
    return this.#present(scope, tenant);
  }

  async create(
    scope: TenantScope,
    input: TenantChanges &
      Pick<Tenant, 'id' | 'name' | 'tier' | 'timeZone' | 'key'>,
  ): Promise<Tenant> {
    const { id, ...fields } = input;
    const tenant = await this.#store.transact(scope, async tx => {
      const created = await tx.tenants.create(id, fields);
      const { name, tier } = created;
      await tx.audit('tenant.created', { tenant: id, object: id, name, tier });
      await tx.emit('tenant.created', { tenant: id });
      return created;
    });
    return this.#present(scope, tenant);
  }

  async update(
    scope: TenantScope,
    input: TenantChanges & { tenant: string; version: number },
  ): Promise<Tenant> {
    const { tenant: id, version, ...changes } = input;
    const tenant = await this.#store.transact(scope, async tx => {
      const before = await tx.tenants.get(id);
      this.#require(await this.#present(scope, before), 'update');
      const after = await tx.tenants.update({ id, version }, changes);
      const changed = changedFields(before, after);
      await tx.audit('tenant.updated', { tenant: id, object: id, changed });
      await tx.emit('tenant.updated', { tenant: id });
      return after;
    });
    return this.#present(scope, tenant);
  }

  async suspend(
    scope: TenantScope,
    input: { version: number; reason: string },
  ) {
    return this.#transition(scope, 'suspend', input);
  }

  async resume(scope: TenantScope, input: { version: number }) {
    return this.#transition(scope, 'resume', input);
  }

  async close(
    scope: TenantScope,
    input: { version: number; reason: string; confirm: string },
  ) {
    const { name } = await this.get(scope);
    if (input.confirm !== name) {
      throw new InputError(`confirm: type "${name}" to close this customer`);
    }
    return this.#transition(scope, 'close', input);
  }

  async #transition(
    scope: TenantScope,
    action: keyof typeof eventOf,
    input: { version: number; reason?: string },
  ): Promise<Tenant> {
    const id = scope.tenant;
    const { version, reason } = input;
    const event = eventOf[action];
    const tenant = await this.#store.transact(scope, async tx => {
      const before = await tx.tenants.get(id);
      const after = await tx.tenants.transition(
        { ...before, version },
        action,
        reason,
      );
      await tx.audit(event, { tenant: id, object: id, reason });
      await tx.emit(event, { tenant: id });
      return after;
    });
    return this.#present(scope, tenant);
  }

  async #present(scope: TenantScope, tenant: StoredTenant): Promise<Tenant> {
    const held = await scope.rights(rights);
    return { ...tenant, allowedActions: tenantActions(tenant, held) };
  }

  #require(tenant: Tenant, action: Tenant['allowedActions'][number]) {
    if (tenant.allowedActions.includes(action)) return;
    throw new NotAllowedError(
      `${tenant.name} is ${tenant.state}: it cannot be changed any more`,
    );
  }
}
