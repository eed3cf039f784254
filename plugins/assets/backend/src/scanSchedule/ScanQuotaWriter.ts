import { TenantRows } from '@wardroom/platform-node';
import {
  ScanQuotaReader,
  scanQuotaOf,
  type ScanQuotaRow,
  type StoredScanQuota,
} from './ScanQuotaReader';

/** Writes how many scans customers may have. */
export class ScanQuotaWriter extends ScanQuotaReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  /** Puts this in place of what was said in its version. */
  async replace(quota: StoredScanQuota): Promise<StoredScanQuota> {
    const { tenant, version } = quota;
    const key = { tenantId: tenant, id: 'quota', version };
    const columns = {
      is_own: quota.isOwn,
      own_limit: quota.ownLimit ?? null,
      granted_month: quota.grantedMonth ?? null,
      granted: quota.granted,
    };
    const row = version
      ? await this.#write.update<ScanQuotaRow>('scan_quotas', key, columns)
      : await this.#write.insert<ScanQuotaRow>(
          'scan_quotas',
          { tenant_id: tenant, id: 'quota', ...columns },
          'The quota was changed by somebody else meanwhile: load it again and repeat your change',
        );
    return scanQuotaOf(row);
  }
}
