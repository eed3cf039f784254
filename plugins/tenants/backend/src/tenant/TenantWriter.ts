import { TenantRows } from '@wardroom/platform-node';
import { tenantLifecycle, type Tenant } from '@wardroom/tenants-common';
import {
  TenantReader,
  tenantOf,
  type StoredTenant,
  type TenantRow,
} from './TenantReader';

export type TenantChanges = Partial<
  Pick<
    Tenant,
    'name' | 'legalName' | 'tier' | 'industry' | 'region' | 'timeZone' | 'key'
  >
>;

/** Writes tenants. */
export class TenantWriter extends TenantReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  async create(
    id: string,
    fields: TenantChanges & Pick<Tenant, 'name' | 'tier' | 'timeZone' | 'key'>,
  ): Promise<StoredTenant> {
    const row = await this.#write.insert<TenantRow>(
      'tenants',
      {
        tenant_id: id,
        id,
        ...columns(fields),
        state: tenantLifecycle.initial,
      },
      `id or key: there is a customer "${id}" or one with the key ${fields.key} already; choose another`,
    );
    return tenantOf(row);
  }

  async update(
    tenant: { id: string; version: number },
    changes: TenantChanges,
  ): Promise<StoredTenant> {
    return tenantOf(
      await this.#write.update('tenants', key(tenant), columns(changes)),
    );
  }

  async transition(
    tenant: Pick<Tenant, 'id' | 'version' | 'state'>,
    action: 'suspend' | 'resume' | 'close',
    reason?: string,
  ): Promise<StoredTenant> {
    const row = await this.#write.transition<
      TenantRow,
      Tenant['state'],
      typeof action
    >(
      'tenants',
      {
        lifecycle: tenantLifecycle,
        row: { ...key(tenant), state: tenant.state },
        action,
      },
      { state_reason: reason ?? null },
    );
    return tenantOf(row);
  }
}

function key({ id, version }: { id: string; version: number }) {
  return { tenantId: id, id, version };
}

function columns(fields: TenantChanges) {
  return {
    name: fields.name,
    legal_name: fields.legalName,
    tier: fields.tier,
    industry: fields.industry,
    region: fields.region,
    time_zone: fields.timeZone,
    key: fields.key,
  };
}
