import { TenantReader } from '@wardroom/platform-node';
import type { InvitationPurpose } from '@wardroom/identity-common';

/** A single-use link; its token is known to nobody here. */
export type StoredInvitation = {
  id: string;
  /** Name inside the tenant. */
  person: string;
  purpose: InvitationPurpose;
  /** Why it cannot be used any more. */
  over?: 'used' | 'replaced' | 'expired';
};

export class InvitationReader extends TenantReader {
  async find(tokenHash: string): Promise<StoredInvitation | undefined> {
    const row = await this.rows('invitations')
      .where({ token_hash: tokenHash })
      .first('*', this.knex.raw('expires_at <= now() as expired'));
    return (
      row && {
        id: row.id,
        person: row.person,
        purpose: row.purpose,
        over: overBy(row),
      }
    );
  }
}

function overBy(row: {
  used_at: Date | null;
  replaced_at: Date | null;
  expired: boolean;
}): StoredInvitation['over'] {
  if (row.used_at) return 'used';
  if (row.replaced_at) return 'replaced';
  return row.expired ? 'expired' : undefined;
}
