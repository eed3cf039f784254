import { newId } from '@wardroom/platform-common';
import { TenantRows } from '@wardroom/platform-node';
import { plainAddress } from './boundAddress';
import { TicketReader, type StoredTicket } from './TicketReader';

/** Seconds for which a ticket is good. */
const GOOD_FOR = 25;

/** Writes tickets. */
export class TicketWriter extends TicketReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  /** Keeps a ticket's hash; returns until when it is good. */
  async create(
    ticket: Omit<StoredTicket, 'issuedAt'> & {
      hash: string;
      node: string;
      browser?: string;
      address?: string;
    },
  ): Promise<string> {
    const { tenant, session, ...rest } = ticket;
    const row = await this.#write.insert<{ expires_at: Date }>('tickets', {
      tenant_id: tenant,
      id: newId('tkt'),
      session_id: session,
      expires_at: this.knex.raw(`now() + make_interval(secs => ${GOOD_FOR})`),
      ...rest,
    });
    return row.expires_at.toISOString();
  }

  /**
   * Uses a ticket up: in time, on its gateway, from the browser that asked for it, and from its address where that
   * counts. One statement, so that of two who come with the same ticket one wins, whatever the isolation.
   */
  async redeem(use: {
    hash: string;
    node: string;
    ip: string;
    browser?: string;
  }): Promise<StoredTicket | undefined> {
    const [row] = await this.knex('tickets')
      .where({ hash: use.hash, node: use.node })
      .whereNull('used_at')
      .whereRaw('expires_at > now()')
      .whereRaw('browser is not distinct from ?', [use.browser ?? null])
      .whereRaw('coalesce(address = ?, true)', [plainAddress(use.ip)])
      .update({ used_at: this.knex.fn.now() })
      .returning([
        ...['tenant_id', 'kind', 'session_id', 'person', 'details'],
        'created_at',
      ]);
    return (
      row && {
        tenant: row.tenant_id,
        kind: row.kind,
        session: row.session_id,
        person: row.person,
        details: row.details ?? undefined,
        issuedAt: row.created_at,
      }
    );
  }

  /** Makes worthless what a person was given and has not used. */
  async void(person: string): Promise<void> {
    await this.knex('tickets')
      .where({ person })
      .whereNull('used_at')
      .update({ used_at: this.knex.fn.now() });
  }

  /** Removes tickets that can never be used again. */
  async deleteOld(): Promise<void> {
    await this.knex('tickets')
      .whereRaw(`expires_at < now() - interval '1 hour'`)
      .delete();
  }
}
