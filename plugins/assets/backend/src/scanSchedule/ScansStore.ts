import type { Effects, TenantStore } from '@wardroom/platform-node';
import type { AssetReader } from '../asset/AssetReader';
import type { FindingReader } from '../finding/FindingReader';
import type { ScanImportWriter } from '../scanImport/ScanImportWriter';
import type { ScanQuotaReader } from './ScanQuotaReader';
import type { ScanQuotaWriter } from './ScanQuotaWriter';
import type { ScanRunReader } from './ScanRunReader';
import type { ScanRunWriter } from './ScanRunWriter';
import type { ScanScheduleReader } from './ScanScheduleReader';
import type { ScanScheduleWriter } from './ScanScheduleWriter';

/** As much of the store as scans need. */
export type ScansStore = TenantStore<
  {
    assets: typeof AssetReader;
    findings: typeof FindingReader;
    scanQuotas: typeof ScanQuotaReader;
    scanRuns: typeof ScanRunReader;
    scanSchedules: typeof ScanScheduleReader;
  },
  {
    assets: typeof AssetReader;
    findings: typeof FindingReader;
    scanImports: typeof ScanImportWriter;
    scanQuotas: typeof ScanQuotaWriter;
    scanRuns: typeof ScanRunWriter;
    scanSchedules: typeof ScanScheduleWriter;
  }
>;

/** A transaction over scans. */
export type ScansTransaction = {
  scanQuotas: ScanQuotaWriter;
  scanRuns: ScanRunWriter;
  scanSchedules: ScanScheduleWriter;
} & Effects;
