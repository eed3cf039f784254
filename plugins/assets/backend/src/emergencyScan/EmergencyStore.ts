import type { TenantStore } from '@wardroom/platform-node';
import type { AssetReader } from '../asset/AssetReader';
import type { ScanQuotaReader } from '../scanSchedule/ScanQuotaReader';
import type { ScanQuotaWriter } from '../scanSchedule/ScanQuotaWriter';
import type { ScanRunReader } from '../scanSchedule/ScanRunReader';
import type { ScanRunWriter } from '../scanSchedule/ScanRunWriter';
import type { ScanScheduleReader } from '../scanSchedule/ScanScheduleReader';
import type { ScanScheduleWriter } from '../scanSchedule/ScanScheduleWriter';
import type { EmergencyScanReader } from './EmergencyScanReader';
import type { EmergencyScanWriter } from './EmergencyScanWriter';

/** As much of the store as emergency scans need. */
export type EmergencyStore = TenantStore<
  {
    assets: typeof AssetReader;
    emergencyScans: typeof EmergencyScanReader;
    scanQuotas: typeof ScanQuotaReader;
    scanRuns: typeof ScanRunReader;
    scanSchedules: typeof ScanScheduleReader;
  },
  {
    emergencyScans: typeof EmergencyScanWriter;
    scanQuotas: typeof ScanQuotaWriter;
    scanRuns: typeof ScanRunWriter;
    scanSchedules: typeof ScanScheduleWriter;
  }
>;
