import { TenantReader } from '@wardroom/platform-node';

/** A browser in which somebody is signed in. */
export type StoredSession = {
  id: string;
  tenant: string;
  /** Name inside the tenant. */
  person: string;
  userAgent?: string;
  ip?: string;
  createdAt: string;
  lastActiveAt: string;
  expiresAt: string;
  /** Why it holds no longer, if its time is over. */
  over?: 'idle' | 'expired';
  /** Whether the code given at sign-in still counts for one step-up. */
  fresh: boolean;
};

type Row = {
  id: string;
  tenant_id: string;
  person: string;
  user_agent: string | null;
  ip: string | null;
  created_at: Date;
  last_active_at: Date;
  expires_at: Date;
  expired: boolean;
  idle: boolean;
  fresh: boolean;
};

/** Sign-ins that nobody ended. Those whose time is over are told apart, because somebody must write down why. */
export class SignInSessionReader extends TenantReader {
  /** @param idleMinutes - after how many minutes without input one is over */
  async find(
    tokenHash: string,
    idleMinutes: number,
  ): Promise<StoredSession | undefined> {
    const row = await this.#open(idleMinutes)
      .where({ token_hash: tokenHash })
      .first();
    return row && sessionOf(row);
  }

  /** Where a person is signed in, the latest first. */
  async listOf(person: string, idleMinutes: number): Promise<StoredSession[]> {
    const rows: Row[] = await this.#open(idleMinutes)
      .where({ person })
      .orderBy('created_at', 'desc')
      .limit(100);
    return rows.map(sessionOf).filter(session => !session.over);
  }

  /** Sign-ins whose time is over and that nobody ended yet. */
  async listOver(idleMinutes: number, limit: number): Promise<StoredSession[]> {
    const rows: Row[] = await this.#open(idleMinutes)
      .whereRaw(`(expires_at <= now() or ${idleRule})`, [idleMinutes])
      .orderBy(['tenant_id', 'id'])
      .limit(limit);
    return rows.map(sessionOf);
  }

  #open(idleMinutes: number) {
    return this.rows('sign_in_sessions')
      .whereNull('ended_at')
      .select('*')
      .select(
        this.knex.raw('expires_at <= now() as expired'),
        this.knex.raw(`${idleRule} as idle`, [idleMinutes]),
        this.knex.raw('coalesce(fresh_until > now(), false) as fresh'),
      );
  }
}

const idleRule = `last_active_at <= now() - ? * interval '1 minute'`;

export function sessionOf(row: Row): StoredSession {
  return {
    id: row.id,
    tenant: row.tenant_id,
    person: row.person,
    userAgent: row.user_agent ?? undefined,
    ip: row.ip ?? undefined,
    createdAt: row.created_at.toISOString(),
    lastActiveAt: row.last_active_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    over: overBy(row),
    fresh: row.fresh,
  };
}

function overBy(row: Row): StoredSession['over'] {
  if (row.expired) return 'expired';
  return row.idle ? 'idle' : undefined;
}
