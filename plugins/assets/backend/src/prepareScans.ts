import { join } from 'node:path';
import type {
  LifecycleService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { Job } from '@wardroom/platform-node';
import type { AssetsStore } from './AssetsStore';
import { endLostImports } from './jobs/endLostImports';
import { importScan } from './jobs/importScan';
import { ReaderProcesses } from './scanImport/ReaderProcesses';
import type { ScanFormats } from './scanImport/ScanFormats';
import { ScanFolder } from './scanImport/ScanFolder';
import { ScanImportService } from './scanImport/ScanImportService';
import { scanLimits } from './scanImport/scanLimits';

/** What takes scanners' files in and reads them. Readers end with the portal. */
export function prepareScans(
  store: AssetsStore,
  options: {
    config: RootConfigService;
    formats: ScanFormats;
    lifecycle: LifecycleService;
  },
): { scanImports: ScanImportService; scanJobs: Job[] } {
  const { config, formats, lifecycle } = options;
  const limits = scanLimits(config);
  const readers = new ReaderProcesses(limits, formats);
  lifecycle.addShutdownHook(() => readers.endAll());
  const dataDir = config.getString('wardroom.dataDir');
  const folder = new ScanFolder(join(dataDir, 'scans'));
  const { hold } = limits;
  return {
    scanImports: new ScanImportService(store, { limits, formats }),
    scanJobs: [
      importScan({ store, folder, readers, hold }),
      endLostImports(store),
    ],
  };
}
