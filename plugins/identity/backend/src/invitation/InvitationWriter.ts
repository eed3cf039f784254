import { newId } from '@wardroom/platform-common';
import {
  invitationHours,
  type InvitationPurpose,
} from '@wardroom/identity-common';
import { InvitationReader } from './InvitationReader';

export class InvitationWriter extends InvitationReader {
  /** Makes a link; the one the person had before works no longer. Returns until when it works. */
  async create(invitation: {
    person: string;
    purpose: InvitationPurpose;
    tokenHash: string;
  }): Promise<string> {
    const { tenant } = this.scope;
    const { person, purpose, tokenHash } = invitation;
    await this.dropAll(person);
    const [{ expires_at: expiresAt }] = await this.knex('invitations')
      .insert({
        tenant_id: tenant,
        id: newId('inv'),
        person,
        purpose,
        token_hash: tokenHash,
        created_by: this.scope.actor.ref,
        expires_at: this.knex.raw(`now() + ? * interval '1 hour'`, [
          invitationHours[purpose],
        ]),
      })
      .returning('expires_at');
    return expiresAt.toISOString();
  }

  /** Takes the link; false if somebody else was faster. */
  async use(id: string): Promise<boolean> {
    const used = await this.knex('invitations')
      .where({ tenant_id: this.scope.tenant, id })
      .whereNull('used_at')
      .whereNull('replaced_at')
      .whereRaw('expires_at > now()')
      .update({ used_at: this.knex.fn.now() });
    return used === 1;
  }

  /** Ends the links of a person. */
  async dropAll(person: string): Promise<void> {
    await this.knex('invitations')
      .where({ tenant_id: this.scope.tenant, person })
      .whereNull('used_at')
      .whereNull('replaced_at')
      .update({ replaced_at: this.knex.fn.now() });
  }

  /** Removes links that ended a quarter of a year ago; the audit trail keeps that they were. */
  async forgetOld(): Promise<void> {
    await this.knex('invitations')
      .whereRaw(`expires_at < now() - interval '90 days'`)
      .delete();
  }
}
