import { TenantReader } from '@wardroom/platform-node';

/** Reads what waits for a rank. */
export class RankReader extends TenantReader {
  /** Customers that have findings. */
  async tenants(): Promise<string[]> {
    return this.rows('findings')
      .distinct('tenant_id')
      .orderBy('tenant_id')
      .pluck('tenant_id');
  }

  /** Customers with findings that wait for their rank. */
  async waiting(): Promise<string[]> {
    return this.rows('findings')
      .whereNull('ranked_at')
      .distinct('tenant_id')
      .orderBy('tenant_id')
      .pluck('tenant_id');
  }
}
