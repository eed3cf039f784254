import type {
  LifecycleService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { Job } from '@wardroom/platform-node';
import type { AssetsStore } from './AssetsStore';
import { EmergencyScanService } from './emergencyScan/EmergencyScanService';
import { runScan } from './jobs/runScan';
import { startScans } from './jobs/startScans';
import type { IntelligenceService } from './intelligence/IntelligenceService';
import type { ScanImportService } from './scanImport/ScanImportService';
import type { Scanners } from './scanner/Scanners';
import type { Tenants } from './scanSchedule/scanAllowance';
import { ScanQuotaService } from './scanSchedule/ScanQuotaService';
import { ScanRunService } from './scanSchedule/ScanRunService';
import { ScanScheduleService } from './scanSchedule/ScanScheduleService';

/** What plans, begins and carries out scans. Those that run end with the portal. */
export function prepareScanRuns(
  store: AssetsStore,
  options: {
    config: RootConfigService;
    lifecycle: LifecycleService;
    scanners: Scanners;
    intelligence: IntelligenceService;
    scanImports: ScanImportService;
    tenants: Tenants;
  },
) {
  const { config, lifecycle, scanners, scanImports } = options;
  const number = (name: string, usual: number) =>
    config.getOptionalNumber(`assets.scans.${name}`) ?? usual;
  const stop = new AbortController();
  lifecycle.addShutdownHook(() => stop.abort());
  const parts = { ...options, store };
  const scanRuns = new ScanRunService(parts);
  const run = runScan({
    ...{ store, scanners, scanImports, stopping: stop.signal },
    hours: number('hours', 12),
  });
  const jobs: Job[] = [
    startScans({ ...parts, mostRunning: number('runningPerCustomer', 2) }),
    // Each works on one scan at a time.
    ...Array.from({ length: number('running', 4) }, () => run),
  ];
  return {
    jobs,
    scanners,
    services: {
      ...{ intelligence: options.intelligence, scanImports, scanRuns },
      scanSchedules: new ScanScheduleService({ ...parts, runs: scanRuns }),
      scanQuotas: new ScanQuotaService(parts),
      emergencyScans: new EmergencyScanService(parts),
    },
  };
}
