import type { ScanImportCounts } from '@wardroom/assets-common';

/** What `countEffects` finds. */
export type EffectCounts = {
  records: number;
  /** Findings by what was done to them. */
  findings: Partial<
    Record<'create' | 'update' | 'note' | 'return' | 'close' | 'touch', number>
  >;
  skipped: ScanImportCounts['skipped'];
  assets: number;
  discovered: number;
};

/** The same as people are told it. */
export function scanCounts(effects: EffectCounts): ScanImportCounts {
  const { records, findings, skipped, assets, discovered } = effects;
  return {
    records,
    created: findings.create ?? 0,
    updated: (findings.update ?? 0) + (findings.note ?? 0),
    reopened: findings.return ?? 0,
    closed: findings.close ?? 0,
    unchanged: findings.touch ?? 0,
    skipped,
    assets: { known: assets - discovered, discovered },
  };
}
