import type { AuditRecord } from '@wardroom/platform-common';
import { systemScope, type TenantStore } from '@wardroom/platform-node';
import type { AuditEventWriter } from '../auditEvent/AuditEventWriter';

type Store = TenantStore<
  Record<never, never>,
  { auditEvents: typeof AuditEventWriter }
>;

type Waiting = {
  record: AuditRecord;
  resolve(): void;
  reject(error: unknown): void;
};

/**
 * Writes records of many requests at once, a transaction for each tenant among them. A chain has one writer at a time
 * anyway; without the queue its requests would each hold a connection while they wait for their turn.
 */
export class RecordQueue {
  readonly #store: Store;
  #waiting: Waiting[] = [];
  #writing = false;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Resolves when the record is durable; rejects when its tenant's chain cannot be written. */
  append(record: AuditRecord): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ record, resolve, reject });
      if (!this.#writing) void this.#write();
    });
  }

  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      const tenants = new Set(batch.map(({ record }) => record.tenant));
      for (const tenant of tenants) {
        const own = batch.filter(({ record }) => record.tenant === tenant);
        await this.#writeOf(tenant, own);
      }
    }
    this.#writing = false;
  }

  async #writeOf(tenant: string, waiting: Waiting[]): Promise<void> {
    try {
      const records = waiting.map(({ record }) => record);
      await this.#store.transact(systemScope('audit', [tenant]), tx =>
        tx.auditEvents.append(records),
      );
      for (const { resolve } of waiting) resolve();
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }
}
