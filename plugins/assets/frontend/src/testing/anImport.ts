import type { ScanImportDetails } from '@wardroom/assets-common';

/** An import as the server gives it; tests name only what matters to them. */
export function anImport(
  fields: Partial<ScanImportDetails> = {},
): ScanImportDetails {
  return {
    id: 'imp_1',
    tenant: 'acme',
    name: 'march.nessus',
    bytes: 2048,
    sha256: 'c0ffee',
    state: 'done',
    format: 'nessus',
    scanner: 'Nessus 10.7',
    scannedAt: '2026-03-01T00:00:00.000Z',
    closes: true,
    progress: 100,
    counts: {
      records: 20,
      created: 12,
      updated: 0,
      reopened: 1,
      closed: 3,
      unchanged: 4,
      skipped: [],
      assets: { known: 2, discovered: 1 },
    },
    warningCount: 0,
    createdBy: 'user:provider/tess',
    createdAt: '2026-03-02T10:00:00.000Z',
    endedAt: '2026-03-02T10:01:00.000Z',
    version: 4,
    allowedActions: [],
    warnings: [],
    closings: [],
    ...fields,
  };
}
