import type { ScanImport } from '@wardroom/assets-common';

/** Whether an import goes on by itself, so that it is worth looking again. */
export function isUnderWay({ state }: Pick<ScanImport, 'state'>): boolean {
  return ['receiving', 'queued', 'reading', 'confirmed'].includes(state);
}
