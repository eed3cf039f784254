import { newId } from '@wardroom/platform-common';
import { TenantRows } from '@wardroom/platform-node';
import { PROVIDER } from '@wardroom/tenants-common';
import {
  TenantGroupReader,
  tenantGroupOf,
  type StoredTenantGroup,
  type TenantGroupRow,
} from './TenantGroupReader';

export type TenantGroupChanges = Partial<
  Omit<StoredTenantGroup, 'id' | 'version'>
>;

/** Writes groups of tenants; they belong to the provider. */
export class TenantGroupWriter extends TenantGroupReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  async create(
    fields: TenantGroupChanges & Pick<StoredTenantGroup, 'name'>,
    id = newId('tgr'),
  ): Promise<StoredTenantGroup> {
    const row = await this.#write.insert<TenantGroupRow>(
      'tenant_groups',
      {
        tenant_id: PROVIDER,
        id,
        ...columns({ members: [], exclusions: [], ...fields }),
      },
      `name: there is a customer group "${fields.name}" already`,
    );
    return tenantGroupOf(row);
  }

  async update(
    group: Pick<StoredTenantGroup, 'id' | 'version'>,
    changes: TenantGroupChanges,
  ): Promise<StoredTenantGroup> {
    const row = await this.#write.update<TenantGroupRow>(
      'tenant_groups',
      { tenantId: PROVIDER, ...group },
      columns(changes),
    );
    return tenantGroupOf(row);
  }

  async delete(id: string): Promise<void> {
    await this.#write.delete('tenant_groups', { tenantId: PROVIDER, id });
  }
}

function columns(changes: TenantGroupChanges) {
  const { name, description, rule, members, exclusions } = changes;
  return {
    name,
    description,
    rule: rule && JSON.stringify(rule),
    members,
    exclusions,
  };
}
