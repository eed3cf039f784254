import { defineJob, systemScope, type Job } from '@wardroom/platform-node';
import type { ScanImportStore } from '../scanImport/ScanImportWriter';
import { failScanImport } from '../scanImport/failScanImport';
import { IMPORT_SCAN } from '../scanImport/ScanImportService';

/** An upload of which nothing has come for so long has lost its portal: one that loses its sender is ended at once. */
const SILENCE_MS = 5 * 60_000;

/** Ends imports that nobody works on any more: uploads whose portal is gone, and files that ended each portal which read them. */
export function endLostImports(
  store: ScanImportStore,
  now: () => number = Date.now,
): Job {
  return defineJob({
    name: 'end lost imports',
    everyMs: 60_000,
    async run(scope) {
      const broken = await store.readOnce(scope, r =>
        r.scanImports.receivingSince(new Date(now() - SILENCE_MS)),
      );
      const stranded = await store.readOnce(scope, r =>
        r.scanImports.stranded(IMPORT_SCAN),
      );
      const lost = [
        ...broken.map(scan => ({
          ...scan,
          reason: 'The upload broke off. Upload the file again.',
        })),
        ...stranded.map(scan => ({
          ...scan,
          reason: `The import could not be carried out in five attempts. Tell your administrator its number, ${scan.id}.`,
        })),
      ];
      for (const { tenant, id, reason } of lost) {
        const inside = systemScope('assets', [tenant]);
        await failScanImport(store, inside, { tenant, id, reason });
      }
    },
  });
}
