import { TenantRows } from '@wardroom/platform-node';
import type { EmergencyScan } from '@wardroom/assets-common';
import { EmergencyScanReader } from './EmergencyScanReader';

/** One customer of an emergency scan. */
export type NewEmergencyScan = Pick<
  EmergencyScan,
  'id' | 'vulnerabilityIds' | 'scanner' | 'type' | 'reason' | 'requestedBy'
> & {
  tenant: string;
  /** Why it is not scanned. */
  refusal?: string;
};

/** Writes searches for CVEs at several customers. */
export class EmergencyScanWriter extends EmergencyScanReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  /** Those of one search are made in one transaction, by whose time they have begun. */
  async create(one: NewEmergencyScan): Promise<void> {
    await this.#write.insert('emergency_scans', {
      ...{ tenant_id: one.tenant, id: one.id },
      vulnerability_ids: one.vulnerabilityIds,
      ...{ scanner: one.scanner, type: one.type, reason: one.reason },
      ...{ requested_by: one.requestedBy, refusal: one.refusal ?? null },
    });
  }
}
