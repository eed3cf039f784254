import { NotFoundError } from '@backstage/errors';
import { TenantReader } from '@wardroom/platform-node';

/** A custom role as stored: a copy of a built-in one. */
export type StoredRole = {
  tenant: string;
  id: string;
  name: string;
  description: string;
  base: string;
  permissions: string[];
  version: number;
};

/** Reads custom roles. */
export class RoleReader extends TenantReader {
  async list(): Promise<StoredRole[]> {
    const rows = await this.rows('roles').select('*').orderBy('name');
    return rows.map(roleOf);
  }

  async get(id: string): Promise<StoredRole> {
    const row = await this.rows('roles').where({ id }).first();
    if (!row) {
      throw new NotFoundError(`There is no custom role "${id}"`);
    }
    return roleOf(row);
  }
}

/** The noun of a row. */
export function roleOf(
  row: Omit<StoredRole, 'tenant'> & { tenant_id: string },
): StoredRole {
  const { tenant_id: tenant, id, name, description, base } = row;
  const { permissions, version } = row;
  return { tenant, id, name, description, base, permissions, version };
}
