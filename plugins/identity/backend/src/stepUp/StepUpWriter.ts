import { newId } from '@wardroom/platform-common';
import { TenantReader } from '@wardroom/platform-node';

export type TicketUse = {
  tokenHash: string;
  /** Name inside the tenant. */
  person: string;
  purpose: string;
  object: string;
};

/** Step-up tickets: for one person, purpose and object, used once, for two minutes. */
export class StepUpWriter extends TenantReader {
  async create(ticket: TicketUse): Promise<string> {
    const [{ expires_at: expiresAt }] = await this.knex('step_up_tickets')
      .insert({
        tenant_id: this.scope.tenant,
        id: newId('stp'),
        token_hash: ticket.tokenHash,
        person: ticket.person,
        purpose: ticket.purpose,
        object: ticket.object,
        expires_at: this.knex.raw(`now() + interval '2 minutes'`),
      })
      .returning('expires_at');
    return expiresAt.toISOString();
  }

  /** Uses a ticket up in one statement, so that of two who hold it one gets in; tells when it was granted. */
  async use(ticket: TicketUse): Promise<string | undefined> {
    const [used] = await this.knex('step_up_tickets')
      .where({
        tenant_id: this.scope.tenant,
        token_hash: ticket.tokenHash,
        person: ticket.person,
        purpose: ticket.purpose,
        object: ticket.object,
      })
      .whereNull('used_at')
      .whereRaw('expires_at > now()')
      .update({ used_at: this.knex.fn.now() })
      .returning('created_at');
    return used?.created_at.toISOString();
  }

  /** Removes tickets of days past. */
  async forgetOld(): Promise<void> {
    await this.knex('step_up_tickets')
      .whereRaw(`expires_at < now() - interval '1 day'`)
      .delete();
  }
}
