import type { Knex } from 'knex';
import type { TransactionKnex } from '@wardroom/platform-node';

export type OverviewRow = {
  tenant_id: string;
  id: string;
  has_password: boolean;
  password_changed_at: Date | null;
  has_totp: boolean;
  last_sign_in_at: Date | null;
  mail_problem: string | null;
  locked_until: Date | null;
  live_sign_ins: number;
  link_expires_at: Date | null;
};

/**
 * Accounts with what stands in other tables about them. Each part is a look-up by index for the rows of one page;
 * joins would multiply rows and would have to be grouped again.
 *
 * @param accounts - rows of the scope's tenants
 */
export function listAccounts(
  knex: TransactionKnex,
  accounts: Knex.QueryBuilder,
  filter: { names?: string[]; idleMinutes: number },
): Knex.QueryBuilder {
  const query = accounts.select(
    'accounts.tenant_id',
    'accounts.id',
    'accounts.password_changed_at',
    'accounts.last_sign_in_at',
    'accounts.mail_problem',
    knex.raw('accounts.password_hash is not null as has_password'),
    knex.raw('accounts.totp_sealed is not null as has_totp'),
    knex.raw(
      `(select a.locked_until from attempts a
        where a.tenant_id = accounts.tenant_id and a.id = accounts.id and a.locked_until > now()) as locked_until`,
    ),
    knex.raw(
      `(select count(*)::int from sign_in_sessions s
        where s.tenant_id = accounts.tenant_id and s.person = accounts.id and s.ended_at is null
          and s.expires_at > now() and s.last_active_at > now() - ? * interval '1 minute') as live_sign_ins`,
      [filter.idleMinutes],
    ),
    knex.raw(
      `(select max(i.expires_at) from invitations i
        where i.tenant_id = accounts.tenant_id and i.person = accounts.id and i.used_at is null
          and i.replaced_at is null and i.expires_at > now()) as link_expires_at`,
    ),
  );
  return filter.names ? query.whereIn('accounts.id', filter.names) : query;
}
