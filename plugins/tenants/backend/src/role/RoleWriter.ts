import { newId } from '@wardroom/platform-common';
import { TenantRows } from '@wardroom/platform-node';
import { RoleReader, roleOf, type StoredRole } from './RoleReader';

export type RoleChanges = Partial<
  Pick<StoredRole, 'name' | 'description' | 'permissions'>
>;

/** Writes custom roles. */
export class RoleWriter extends RoleReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  async create(
    tenant: string,
    fields: Required<RoleChanges> & { base: string; id?: string },
  ): Promise<StoredRole> {
    const { id = newId('rol'), ...rest } = fields;
    const row = await this.#write.insert(
      'roles',
      { tenant_id: tenant, id, ...rest },
      `name: there is a role "${fields.name}" already`,
    );
    return roleOf(row as Parameters<typeof roleOf>[0]);
  }

  async update(
    role: Pick<StoredRole, 'tenant' | 'id' | 'version'>,
    changes: RoleChanges,
  ): Promise<StoredRole> {
    const { tenant, id, version } = role;
    const { name, description, permissions } = changes;
    const row = await this.#write.update(
      'roles',
      { tenantId: tenant, id, version },
      { name, description, permissions },
    );
    return roleOf(row as Parameters<typeof roleOf>[0]);
  }

  async delete(tenant: string, id: string): Promise<void> {
    await this.#write.delete('roles', { tenantId: tenant, id });
  }
}
