import { ExpiringMap } from '@wardroom/platform-node';
import type { EmergencyCustomer } from '@wardroom/assets-common';
import type { EmergencyScanReader } from './EmergencyScanReader';
import {
  emergencyResultOf,
  type Exposure,
  type StandingRow,
} from './emergencyResultOf';

/** Numbers are counted anew after so long, though nothing tells that they are others. */
const LIFETIME_MS = 60_000;

/**
 * The numbers of customers of emergency scans, which are looked at every few seconds and seldom change: they are counted
 * for those customers of which something has changed since.
 */
export class ExposureCounts {
  readonly #known = new ExpiringMap<Exposure>(LIFETIME_MS);

  /** What is known of each of these customers of one emergency scan. */
  async of(
    r: { emergencyScans: EmergencyScanReader },
    id: string,
    standings: StandingRow[],
  ): Promise<EmergencyCustomer[]> {
    const numbers = new Map<string, Exposure>();
    for (const row of standings) {
      const known = this.#known.get(keyOf(id, row));
      if (known) numbers.set(row.tenant_id, known);
    }
    const others = standings
      .map(row => row.tenant_id)
      .filter(tenant => !numbers.has(tenant));
    if (others.length > 0)
      for (const row of await r.emergencyScans.exposureOf(id, others))
        numbers.set(row.tenant_id, row);
    return standings.map(row => {
      const counted = numbers.get(row.tenant_id) as Exposure;
      this.#known.set(keyOf(id, row), counted);
      return emergencyResultOf({ ...row, ...counted });
    });
  }
}

function keyOf(id: string, { tenant_id, stamp }: StandingRow): string {
  return `${id} ${tenant_id} ${stamp}`;
}
