import type { Effects } from '@wardroom/platform-node';
import type { ScanRunWriter } from '../scanSchedule/ScanRunWriter';

/** What happens together with a file being whole, or not at all. */
export type WhenWhole = {
  whenWhole?: (
    tx: { scanRuns: ScanRunWriter } & Effects,
    scanImportId: string,
  ) => Promise<void>;
};
