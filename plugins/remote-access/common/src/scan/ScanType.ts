import { z } from 'zod';

/**
 * What a scan looks for. `discovery`: which hosts are there, by a few ports. `full`: every port, with what answers there.
 * `critical`: the ports of services that are dangerous where they are open. `retest`: hosts that are known, once more.
 */
export const ScanType = z.enum(['discovery', 'full', 'critical', 'retest']);
export type ScanType = z.infer<typeof ScanType>;
