import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import { paginate, TenantReader } from '@wardroom/platform-node';
import type { Member } from '@wardroom/tenants-common';

/** A person as stored. */
export type StoredMember = Omit<Member, 'allowedActions'> & {
  tokensValidAfter: string;
};

export type MemberRow = {
  tenant_id: string;
  id: string;
  display_name: string;
  email: string;
  roles: string[];
  state: Member['state'];
  tokens_valid_after: Date;
  version: number;
  created_at: Date;
  updated_at: Date;
};

/** Reads people. */
export class MemberReader extends TenantReader {
  async list(
    filter: PageInput & { search?: string },
  ): Promise<Page<StoredMember>> {
    const query = this.rows('people').select('*');
    if (filter.search) {
      const pattern = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`;
      query.where(either =>
        either
          .whereILike('display_name', pattern)
          .orWhereILike('email', pattern)
          .orWhereILike('id', pattern),
      );
    }
    const rows = await paginate<MemberRow>(query, {
      ...filter,
      orderBy: [
        { column: 'display_name' },
        { column: 'tenant_id' },
        { column: 'id' },
      ],
    });
    return { ...rows, items: rows.items.map(memberOf) };
  }

  async get(tenantId: string, name: string): Promise<StoredMember> {
    const member = await this.find(tenantId, name);
    if (member) return member;
    throw new NotFoundError(`There is no person "${name}" at ${tenantId}`);
  }

  async find(
    tenantId: string,
    name: string,
  ): Promise<StoredMember | undefined> {
    const row = await this.rows('people')
      .where({ tenant_id: tenantId, id: name })
      .first();
    return row && memberOf(row);
  }

  async findByRefs(refs: string[]): Promise<StoredMember[]> {
    const keys = refs.map(ref => partsOf(ref));
    if (keys.length === 0) return [];
    const rows = await this.rows('people').whereIn(
      ['tenant_id', 'id'],
      keys.map(k => [k.tenant, k.name]),
    );
    return rows.map(memberOf);
  }

  async findByEmail(address: string): Promise<StoredMember[]> {
    const rows = await this.rows('people').where({
      email: address,
      state: 'active',
    });
    return rows.map(memberOf);
  }

  async all(): Promise<StoredMember[]> {
    const rows = await this.rows('people')
      .select('*')
      .orderBy(['tenant_id', 'id']);
    return rows.map(memberOf);
  }

  async withRole(role: string): Promise<string[]> {
    const rows = await this.rows('people').whereRaw('? = any (roles)', [role]);
    return rows.map((row: MemberRow) => row.display_name);
  }
}

/** Tenant and name of a person's reference. */
export function partsOf(ref: string): { tenant: string; name: string } {
  const [tenant, name] = ref.slice(ref.indexOf(':') + 1).split('/');
  return { tenant, name };
}

/** The noun of a row. */
export function memberOf(row: MemberRow): StoredMember {
  return {
    ref: `user:${row.tenant_id}/${row.id}`,
    tenant: row.tenant_id,
    name: row.id,
    displayName: row.display_name,
    email: row.email,
    roles: row.roles,
    state: row.state,
    tokensValidAfter: row.tokens_valid_after.toISOString(),
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
