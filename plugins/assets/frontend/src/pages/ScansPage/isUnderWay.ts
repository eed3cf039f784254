import type { ScanRun } from '@wardroom/assets-common';

const soonMs = 60_000;

/** Whether a scan runs, or begins in a moment: whoever asked for it looks at how far it is. */
export function isUnderWay({ state, dueAt }: ScanRun): boolean {
  if (state === 'running') return true;
  return state === 'reserved' && Date.parse(dueAt) - Date.now() < soonMs;
}
