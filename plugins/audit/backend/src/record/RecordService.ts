import type { AuditRecord } from '@wardroom/platform-common';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type { AuditEventWriter } from '../auditEvent/AuditEventWriter';

type Store = TenantStore<
  Record<never, never>,
  { auditEvents: typeof AuditEventWriter }
>;

/** Takes in what other plugins recorded. */
export class RecordService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * Puts records behind the chains of their tenants, each record once. A transaction for each tenant, in its own
   * scope: a failure leaves the others written, and the sender's repetition writes the rest.
   */
  async append(
    scope: TenantScope,
    input: { records: AuditRecord[] },
  ): Promise<{ appended: number }> {
    const byTenant = new Map<string, AuditRecord[]>();
    for (const record of input.records) {
      const earlier = byTenant.get(record.tenant);
      if (earlier) earlier.push(record);
      else byTenant.set(record.tenant, [record]);
    }
    let appended = 0;
    for (const [tenant, records] of byTenant) {
      appended += await this.#store.transact(scope.in(tenant), tx =>
        tx.auditEvents.append(records),
      );
    }
    return { appended };
  }
}
