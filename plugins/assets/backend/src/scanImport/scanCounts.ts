import type { ScanImportCounts } from '@wardroom/assets-common';

/** What `countEffects` finds. */
export type EffectCounts = {
  records: number;
  /** Findings by what was done to them. */
  findings: Partial<
    Record<'create' | 'update' | 'note' | 'return' | 'close' | 'touch', number>
  >;
  /** Findings that say what they said to the scan of the same time. */
  same: number;
  skipped: ScanImportCounts['skipped'];
  assets: number;
  discovered: number;
};

/** The same as people are told it. */
export function scanCounts(effects: EffectCounts): ScanImportCounts {
  const { records, findings, same, skipped, assets, discovered } = effects;
  return {
    records,
    created: findings.create ?? 0,
    updated: (findings.update ?? 0) + (findings.note ?? 0),
    reopened: findings.return ?? 0,
    closed: findings.close ?? 0,
    unchanged: (findings.touch ?? 0) + same,
    skipped,
    assets: { known: assets - discovered, discovered },
  };
}

/** Those of an import of a file that was imported before, by those of the import before. */
export function repeatedCounts(
  { records, assets }: ScanImportCounts,
  importedAt: Date,
): ScanImportCounts {
  const day = importedAt.toISOString().slice(0, 10);
  const reason = `the same file was imported on ${day}`;
  return {
    records,
    ...{ created: 0, updated: 0, reopened: 0, closed: 0, unchanged: 0 },
    skipped: [{ reason, records }],
    assets: { known: assets.known + assets.discovered, discovered: 0 },
  };
}
