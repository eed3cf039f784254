import { TenantRows } from '@wardroom/platform-node';
import type { Member } from '@wardroom/tenants-common';
import { MemberReader, memberOf, type StoredMember } from './MemberReader';

export type MemberChanges = Partial<
  Pick<Member, 'displayName' | 'email' | 'roles'>
>;

/** Writes people. */
export class MemberWriter extends MemberReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  async create(
    tenant: string,
    name: string,
    fields: Required<MemberChanges>,
  ): Promise<StoredMember> {
    const row = await this.#write.insert(
      'people',
      { tenant_id: tenant, id: name, ...columns(fields) },
      `name or email: there is a person "${name}" or one with the address ${fields.email} already`,
    );
    return memberOf(row as Parameters<typeof memberOf>[0]);
  }

  async update(
    member: Pick<Member, 'tenant' | 'name' | 'version'>,
    changes: MemberChanges & { state?: Member['state'] },
  ): Promise<StoredMember> {
    const { tenant, name, version } = member;
    const row = await this.#write.update(
      'people',
      { tenantId: tenant, id: name, version },
      { ...columns(changes), state: changes.state },
    );
    return memberOf(row as Parameters<typeof memberOf>[0]);
  }

  /** Voids the person's tokens; a later time is never replaced by an earlier one. */
  async voidTokens(tenant: string, name: string, before: string) {
    await this.knex('people')
      .where({ tenant_id: tenant, id: name })
      .update({
        tokens_valid_after: this.knex.raw('greatest(tokens_valid_after, ?)', [
          before,
        ]),
      });
  }
}

function columns(changes: MemberChanges) {
  return {
    display_name: changes.displayName,
    email: changes.email,
    roles: changes.roles,
  };
}
