import type { ScanRun } from '@wardroom/assets-common';
import { messages } from '../../messages';

const words = messages.scan.runs;

/** What a scan is called: as its schedule, or by what it was asked for. */
export function titleOfRun(run: ScanRun): string {
  const { schedule, findingId, emergencyScanId } = run;
  if (schedule) return schedule.title;
  if (emergencyScanId) return messages.emergency.open;
  return findingId ? words.ofFinding : words.byHand;
}
