import type { Effects } from '@wardroom/platform-node';
import type { StoredScanImport } from './ScanImportReader';
import type { ScanImportWriter } from './ScanImportWriter';

/** Queues an import whose file is whole, in a transaction that is open. */
export type QueueImport = (
  tx: { scanImports: ScanImportWriter } & Effects,
) => Promise<StoredScanImport>;

/** The transaction of somebody for whom more belongs to it: all of that happens, or nothing. */
export type ImportTransaction = (
  queue: QueueImport,
) => Promise<StoredScanImport>;
