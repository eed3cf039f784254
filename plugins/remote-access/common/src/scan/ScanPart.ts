import { z } from 'zod';
import { parseNetwork } from '../site/SiteRange';
import { scanPorts } from './ScanOrder';

/** What one run of Nmap looks at: addresses of one family, and the ports that may be reached on all of them. */
export const ScanPart = z.strictObject({
  family: z.literal([4, 6]),
  networks: z
    .array(z.string().refine(text => parseNetwork(text) !== undefined))
    .min(1)
    .max(8_192),
  ports: scanPorts,
});
export type ScanPart = z.infer<typeof ScanPart>;
