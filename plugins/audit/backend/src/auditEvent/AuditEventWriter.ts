import {
  auditChain,
  type ChainedEvent,
  type ChainPosition,
} from '@wardroom/audit-common';
import type { AuditRecord } from '@wardroom/platform-common';
import { lockChain } from '../chain/lockChain';
import { nodeTrailCrypto } from '../key/nodeTrailCrypto';
import { AuditEventReader } from './AuditEventReader';
import { storable } from './storable';

const columns = `id text, sequence bigint, previous_hash text, hash text, body text, event text, actor text,
  object text, outcome text, severity text, at timestamptz`;
const names = columns.replace(/ \w+(?=,|$)/g, '');

/** Writes events of one tenant. */
export class AuditEventWriter extends AuditEventReader {
  /**
   * Puts records behind the tenant's chain, in their order; those that stand in it already are left out. Returns how
   * many were new. Throws when the chain does not end where its head says: then somebody changed the tables.
   */
  async append(records: readonly AuditRecord[]): Promise<number> {
    const { tenant } = this.scope;
    const stray = records.find(record => record.tenant !== tenant);
    if (stray) {
      throw new Error(
        `${stray.eventId} belongs to the chain of ${stray.tenant}, not of ${tenant}`,
      );
    }
    await lockChain(this.knex, tenant);
    const fresh = await this.#fresh(records);
    if (fresh.length === 0) return 0;
    const head = await this.#soundHead();
    const events = auditChain.append(head, fresh, nodeTrailCrypto.sha256);
    await this.#insert(fresh, events);
    await this.#moveHead(head, events[events.length - 1]);
    return fresh.length;
  }

  async #fresh(records: readonly AuditRecord[]): Promise<AuditRecord[]> {
    const byId = new Map(records.map(r => [r.eventId, storable(r)]));
    const known = await this.rows('audit_events')
      .whereIn('id', [...byId.keys()])
      .pluck('id');
    for (const id of known) byId.delete(id);
    return [...byId.values()];
  }

  async #soundHead(): Promise<ChainPosition> {
    const { tenant } = this.scope;
    const head = await this.rows('audit_chains').first('sequence', 'hash');
    const last = await this.last();
    if (!head && !last) return auditChain.start(tenant, nodeTrailCrypto.sha256);
    const fits =
      head?.hash === last?.hash && Number(head?.sequence) === last?.sequence;
    if (fits && last) return last;
    throw new Error(
      `The audit chain of "${tenant}" was changed: its head is event ${head?.sequence ?? 0}, its last event ${last?.sequence ?? 0}`,
    );
  }

  /** One parameter for all rows: many rows of many bindings cost more than the hashing. */
  async #insert(
    records: readonly AuditRecord[],
    events: readonly ChainedEvent[],
  ): Promise<void> {
    const rows = events.map(({ sequence, previousHash, hash, body }, i) => {
      const { eventId, event, actor, object, outcome, severity, at } =
        records[i];
      const place = { id: eventId, sequence, previous_hash: previousHash };
      const filters = { event, actor, object, outcome, severity, at };
      return { ...place, hash, body, ...filters };
    });
    await this.knex.raw(
      `insert into audit_events (tenant_id, ${names})
       select ?, ${names} from json_to_recordset(?::json) as rows(${columns})`,
      [this.scope.tenant, JSON.stringify(rows)],
    );
  }

  async #moveHead(from: ChainPosition, to: ChainPosition): Promise<void> {
    const { tenant } = this.scope;
    const place = { sequence: to.sequence, hash: to.hash };
    if (from.sequence === 0) {
      const key = { tenant_id: tenant, id: tenant };
      await this.knex('audit_chains').insert({ ...key, ...place });
      return;
    }
    const moved = await this.knex('audit_chains')
      .where({ tenant_id: tenant, sequence: from.sequence, hash: from.hash })
      .update({ ...place, updated_at: this.knex.fn.now() });
    if (moved !== 1) {
      throw new Error(
        `The head of the audit chain of "${tenant}" moved although it was locked`,
      );
    }
  }
}
