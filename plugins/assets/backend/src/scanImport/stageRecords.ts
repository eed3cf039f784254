import type { TenantScope } from '@wardroom/platform-node';
import type { ReadRecord } from '@wardroom/assets-formats';
import { clearRecords } from './queries/clearRecords';
import { insertRecords } from './queries/insertRecords';
import { ScanStage } from './ScanStage';
import type { ScanStore } from './ScanStatements';
import type { StagedRow } from './stagedFinding';

const BATCH = 1000;

/**
 * Lays the records of a file beside the findings, from where `applyScanImport` takes them. What an earlier try has laid
 * there goes first, so that a job may begin anew.
 *
 * @param options - `source`: id of the format; `asset`: id of the asset that records without one are about; `onBatch`:
 *   is told how many findings have been staged; `version`: of the import, as this attempt knows it
 * @throws InputError where a record says of no asset and none is named
 * @throws ConflictError where another attempt has begun: of what two lay there together nothing right would come
 */
export async function stageRecords(
  store: ScanStore,
  scope: TenantScope,
  options: {
    tenant: string;
    id: string;
    source: string;
    asset?: string;
    records: AsyncIterable<ReadRecord>;
    onBatch?: (records: number) => Promise<void>;
    version?: () => number;
  },
): Promise<{ records: number }> {
  const which = { tenant: options.tenant, import: options.id };
  const stage = new ScanStage(options);
  const run = (query: string, bindings: { rows?: string } = {}) =>
    store.transact(scope, async tx => {
      const { tenant, id, version } = options;
      if (version) await tx.scans.hold(tenant, id, version());
      await tx.scans.run(query, { ...which, ...bindings });
    });
  await run(clearRecords);
  let batch: StagedRow[] = [];
  let writing: Promise<unknown> = Promise.resolve();
  const write = async () => {
    const rows = JSON.stringify(batch);
    batch = [];
    // While one batch is stored the next one is read; whoever fails is heard at the next turn.
    await writing;
    writing = run(insertRecords, { rows }).then(() =>
      options.onBatch?.(stage.records),
    );
    writing.catch(() => {});
  };
  try {
    for await (const record of options.records) {
      batch.push(...stage.rowsOf(record));
      if (batch.length >= BATCH) await write();
    }
    if (batch.length > 0) await write();
  } finally {
    await writing;
  }
  return { records: stage.records };
}
