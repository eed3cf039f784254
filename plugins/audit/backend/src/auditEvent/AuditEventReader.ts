import type { Knex } from 'knex';
import { NotFoundError } from '@backstage/errors';
import {
  eventOf,
  type AuditEvent,
  type ChainedEvent,
  type ChainPosition,
  type EventFilter,
} from '@wardroom/audit-common';
import type { AuditRecord, Page, PageInput } from '@wardroom/platform-common';
import { paginate, TenantReader } from '@wardroom/platform-node';
import type { StoredEvent } from '../chain/StoredEvent';

type AuditEventRow = {
  tenant_id: string;
  id: string;
  sequence: string;
  previous_hash: string;
  hash: string;
  body: string;
  event: string;
  actor: string;
  object: string | null;
  outcome: AuditRecord['outcome'];
  severity: AuditRecord['severity'];
  at: Date;
};

/** Reads the events of a tenant. */
export class AuditEventReader extends TenantReader {
  /** Newest first. */
  async list(filter: EventFilter & PageInput): Promise<Page<AuditEvent>> {
    const { cursor, limit } = filter;
    const query = this.rows('audit_events').select('*');
    this.#narrow(query, filter);
    const page = await paginate<AuditEventRow>(query, {
      cursor,
      limit,
      orderBy: [{ column: 'sequence', direction: 'desc' }],
    });
    return { ...page, items: page.items.map(row => eventOf(chainedOf(row))) };
  }

  async get(id: string): Promise<AuditEvent> {
    const row = await this.rows('audit_events').where({ id }).first();
    if (!row) throw new NotFoundError(`There is no audit event ${id}`);
    return eventOf(chainedOf(row));
  }

  /** Up to `limit` events behind the one of this number, in their order. */
  async after(
    sequence: number,
    limit: number,
    filter: EventFilter = {},
  ): Promise<StoredEvent[]> {
    const query = this.rows('audit_events')
      .select('*')
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .limit(limit);
    this.#narrow(query, filter);
    const rows: AuditEventRow[] = await query;
    return rows.map(storedOf);
  }

  /** The chain's position at the event of this number, or undefined if there is none. */
  async position(sequence: number): Promise<ChainPosition | undefined> {
    const row = await this.rows('audit_events')
      .where({ sequence })
      .first('hash');
    return row && { sequence, hash: row.hash };
  }

  /** Number and hash of the last event that is stored, or undefined if there is none. */
  async last(): Promise<ChainPosition | undefined> {
    const row = await this.rows('audit_events')
      .orderBy('sequence', 'desc')
      .first('sequence', 'hash');
    return row && { sequence: Number(row.sequence), hash: row.hash };
  }

  #narrow(query: Knex.QueryBuilder, filter: EventFilter) {
    const { actor, event, object, outcome, severity, from, to } = filter;
    if (actor) query.whereIn('actor', this.#actors(actor));
    const noun = event && /^([^.]+)(\.\*)?$/.exec(event)?.[1];
    if (noun) {
      query.whereLike('event', `${noun.replace(/[\\%_]/g, '\\$&')}.%`);
    } else if (event) query.where({ event });
    if (object) query.where({ object });
    if (outcome) query.whereIn('outcome', outcome);
    if (severity) query.whereIn('severity', severity);
    if (from) query.where('at', '>=', from);
    if (to) query.where('at', '<', to);
  }

  /** A bare name may be a person of the tenant, one of the provider, or a plugin. */
  #actors(name: string): string[] {
    if (name.includes(':') || name === 'anonymous') return [name];
    const { tenant } = this.scope;
    return [
      `user:${tenant}/${name}`,
      `user:provider/${name}`,
      `plugin:${name}`,
    ];
  }
}

function chainedOf(row: AuditEventRow): ChainedEvent {
  return {
    sequence: Number(row.sequence),
    body: row.body,
    hash: row.hash,
    previousHash: row.previous_hash,
  };
}

function storedOf(row: AuditEventRow): StoredEvent {
  const { event, actor, outcome, severity } = row;
  return {
    ...chainedOf(row),
    columns: {
      tenant: row.tenant_id,
      eventId: row.id,
      event,
      actor,
      object: row.object ?? undefined,
      outcome,
      severity,
      at: row.at.toISOString(),
    },
  };
}
