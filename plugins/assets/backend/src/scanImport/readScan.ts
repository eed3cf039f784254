import { InputError } from '@backstage/errors';
import type { TenantScope } from '@wardroom/platform-node';
import type { ScanImportChanges, ScanImportStore } from './ScanImportWriter';
import type { ReaderProcesses } from './ReaderProcesses';
import type { ScanFolder } from './ScanFolder';
import type { StoredScanImport } from './ScanImportReader';
import { stageRecords } from './stageRecords';

/** Of all the work of an import, reading is so much; one that is as far is read whole. */
const READING_PERCENT = 80;
/** How old the progress of an import may be, in milliseconds. */
const TELL_MS = 1_000;

export type ScanReadingParts = {
  store: ScanImportStore;
  folder: ScanFolder;
  readers: ReaderProcesses;
  /** Tells that the work goes on, in percent; throws where it has become another's. */
  report(percent: number): Promise<void>;
};

/**
 * Reads the file of an import and lays its records beside the findings; then the import says what the file says of itself.
 * The file is on disk for as long as that takes.
 *
 * @throws InputError where the file cannot be read, with what to do
 */
export async function readScan(
  scope: TenantScope,
  scan: StoredScanImport,
  parts: ScanReadingParts,
): Promise<void> {
  if (scan.progress >= READING_PERCENT) return;
  const { store, folder, readers } = parts;
  const file = await folder.write(piecesOf(store, scope, scan));
  try {
    if (file.sha256 !== scan.sha256)
      throw new InputError(
        'What is stored of the file is not what was uploaded. Upload it again.',
      );
    const { path } = file;
    const question = { path, name: scan.name, format: scan.format };
    const { reader, format } = await readers.start(question);
    try {
      let current = scan;
      // Whoever begins anew has made another version: this attempt ends then, and does not reach its end.
      const change = async (changes: ScanImportChanges) => {
        current = await store.transact(scope, tx =>
          tx.scanImports.update(current, changes),
        );
      };
      const tell = seldom(async () => {
        const share = (reader.progress * READING_PERCENT) / 100;
        await parts.report(Math.floor(share));
        await change({
          progress: Math.min(READING_PERCENT - 1, Math.floor(share)),
        });
      });
      await stageRecords(store, scope, {
        ...{ tenant: scan.tenant, id: scan.id, source: format },
        ...{ asset: scan.asset, records: reader.records(), onBatch: tell },
        version: () => current.version,
      });
      const { facts, warnings, warningCount } = reader.end;
      const scanner = [facts.scanner, facts.scannerVersion];
      await change({
        ...{ source: format, progress: READING_PERCENT },
        scanner: scanner.filter(Boolean).join(' ').slice(0, 200),
        scanned_at: facts.endedAt ?? facts.startedAt,
        ...{ warnings: JSON.stringify(warnings), warning_count: warningCount },
      });
    } finally {
      await readers.end(reader);
    }
  } finally {
    await file.remove();
  }
}

async function* piecesOf(
  store: ScanImportStore,
  scope: TenantScope,
  { tenant, id }: StoredScanImport,
): AsyncGenerator<Buffer> {
  for (let from = 0; ;) {
    const at = from;
    const pieces = await store.readOnce(scope, r =>
      r.scanImports.pieces(tenant, id, at),
    );
    if (pieces.length === 0) return;
    yield* pieces;
    from += pieces.length;
  }
}

/** The same work, at most once a second. */
function seldom(work: () => Promise<void>) {
  let workedAt = 0;
  return async () => {
    if (performance.now() - workedAt < TELL_MS) return;
    workedAt = performance.now();
    await work();
  };
}
