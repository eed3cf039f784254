import { TenantReader } from '@wardroom/platform-node';

/** What was said of the scans of a customer. */
export type StoredScanQuota = {
  tenant: string;
  /** Whether the limit is the customer's own; else it comes with the tier. */
  isOwn: boolean;
  /** Its own limit; undefined stands for none. */
  ownLimit?: number;
  /** The month for which further scans were granted, as `2026-11`. */
  grantedMonth?: string;
  granted: number;
  /** 0 while nothing was ever said. */
  version: number;
};

export type ScanQuotaRow = {
  tenant_id: string;
  is_own: boolean;
  own_limit: number | null;
  granted_month: string | null;
  granted: number;
  version: number;
};

/** Reads how many scans customers may have. */
export class ScanQuotaReader extends TenantReader {
  async of(tenant: string): Promise<StoredScanQuota> {
    const [quota] = await this.allOf([tenant]);
    return quota;
  }

  /** Those of some tenants, in their order. */
  async allOf(tenants: string[]): Promise<StoredScanQuota[]> {
    const rows: ScanQuotaRow[] = await this.rows('scan_quotas').whereIn(
      'tenant_id',
      tenants,
    );
    const known = new Map(rows.map(row => [row.tenant_id, scanQuotaOf(row)]));
    return tenants.map(
      tenant =>
        known.get(tenant) ?? { tenant, isOwn: false, granted: 0, version: 0 },
    );
  }
}

/** What a row says. */
export function scanQuotaOf(row: ScanQuotaRow): StoredScanQuota {
  return {
    tenant: row.tenant_id,
    isOwn: row.is_own,
    ownLimit: row.own_limit ?? undefined,
    grantedMonth: row.granted_month ?? undefined,
    granted: row.granted,
    version: row.version,
  };
}
