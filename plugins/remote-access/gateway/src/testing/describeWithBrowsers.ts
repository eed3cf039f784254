import { browserPlace } from './browserPlace';
import { guacdPlace } from './guacdPlace';

const canRun = guacdPlace() && browserPlace();

/** A suite that needs guacd, Chromium and what it is kept in; on a machine without them, it is reported as skipped, by its name. */
export const describeWithBrowsers = canRun ? describe : describe.skip;
