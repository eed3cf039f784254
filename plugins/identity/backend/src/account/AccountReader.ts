import type { Page, PageInput } from '@wardroom/platform-common';
import { paginate, TenantReader } from '@wardroom/platform-node';
import type { Account } from '@wardroom/identity-common';
import { listAccounts, type OverviewRow } from './queries/listAccounts';

/** An account with what proves its person; never leaves the backend. */
export type StoredAccount = {
  /** Name inside the tenant, and id of the account. */
  name: string;
  tenant: string;
  passwordHash?: string;
  passwordChangedAt?: string;
  totpSealed?: string;
  totpSince?: string;
  /** A seed that waits for its first code. */
  totpPendingSealed?: string;
};

/** An account as an administrator sees it, without the actions. */
export type AccountOverview = Omit<Account, 'allowedActions'>;

type Row = {
  id: string;
  tenant_id: string;
  password_hash: string | null;
  password_changed_at: Date | null;
  totp_sealed: string | null;
  totp_since: Date | null;
  totp_pending_sealed: string | null;
  totp_pending: boolean;
};

export class AccountReader extends TenantReader {
  async find(name: string): Promise<StoredAccount | undefined> {
    const row: Row | undefined = await this.rows('accounts')
      .where({ id: name })
      .first(
        '*',
        this.knex.raw(
          'coalesce(totp_pending_until > now(), false) as totp_pending',
        ),
      );
    return (
      row && {
        name: row.id,
        tenant: row.tenant_id,
        passwordHash: row.password_hash ?? undefined,
        passwordChangedAt: row.password_changed_at?.toISOString(),
        totpSealed: row.totp_sealed ?? undefined,
        totpSince: row.totp_since?.toISOString(),
        totpPendingSealed: row.totp_pending
          ? (row.totp_pending_sealed ?? undefined)
          : undefined,
      }
    );
  }

  /**
   * Accounts with their locks, links and live sign-ins.
   *
   * @param filter - `idleMinutes`: after how long without input a sign-in is over
   */
  async list(
    filter: PageInput & { names?: string[]; idleMinutes: number },
  ): Promise<Page<AccountOverview>> {
    const query = listAccounts(this.knex, this.rows('accounts'), filter);
    const page = await paginate<OverviewRow>(query, {
      cursor: filter.cursor,
      limit: filter.limit,
      orderBy: [{ column: 'accounts.tenant_id' }, { column: 'accounts.id' }],
    });
    return { ...page, items: page.items.map(overviewOf) };
  }

  /** One account as `list` shows it; one that nobody was invited to yet if there is none. */
  async overview(name: string, idleMinutes: number): Promise<AccountOverview> {
    const { items } = await this.list({ names: [name], idleMinutes });
    return items[0] ?? notInvited(this.scope.tenant, name);
  }
}

/** What is shown of a person without an account. */
export function notInvited(tenant: string, name: string): AccountOverview {
  return {
    ref: `user:${tenant}/${name}`,
    tenant,
    name,
    state: 'notInvited',
    hasTotp: false,
    liveSignIns: 0,
  };
}

function overviewOf(row: OverviewRow): AccountOverview {
  return {
    ref: `user:${row.tenant_id}/${row.id}`,
    tenant: row.tenant_id,
    name: row.id,
    state: stateOf(row),
    hasTotp: row.has_totp,
    lockedUntil: row.locked_until?.toISOString(),
    lastSignInAt: row.last_sign_in_at?.toISOString(),
    liveSignIns: row.live_sign_ins,
    linkExpiresAt: row.link_expires_at?.toISOString(),
    mailProblem: row.mail_problem ?? undefined,
  };
}

function stateOf(row: OverviewRow): Account['state'] {
  if (row.has_password) return 'active';
  return row.password_changed_at ? 'reset' : 'invited';
}
