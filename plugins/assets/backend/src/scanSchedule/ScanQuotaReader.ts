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
    const row: ScanQuotaRow | undefined = await this.rows('scan_quotas')
      .where({ tenant_id: tenant })
      .first();
    return row
      ? scanQuotaOf(row)
      : { tenant, isOwn: false, granted: 0, version: 0 };
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
