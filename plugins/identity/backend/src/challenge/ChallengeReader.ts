import { TenantReader } from '@wardroom/platform-node';

/** A sign-in that is half done: what was proved, and what comes next. */
export type Challenge = {
  id: string;
  /** Name inside the tenant. */
  person: string;
  next: 'totp' | 'enrol-totp';
  /** The seed to enrol, sealed. */
  totpSealed?: string;
  /** What was given so far, in words. */
  method: string;
};

type Row = {
  id: string;
  person: string;
  next: Challenge['next'];
  totp_sealed: string | null;
  method: string;
};

export class ChallengeReader extends TenantReader {
  /** The challenge with this token while it can be answered. */
  async find(
    tokenHash: string,
    next: Challenge['next'],
  ): Promise<Challenge | undefined> {
    const row: Row | undefined = await this.rows('challenges')
      .where({ token_hash: tokenHash, next })
      .whereNull('used_at')
      .whereRaw('expires_at > now()')
      .first();
    return (
      row && {
        id: row.id,
        person: row.person,
        next: row.next,
        totpSealed: row.totp_sealed ?? undefined,
        method: row.method,
      }
    );
  }
}
