import { z } from 'zod';
import { parseNetwork } from '../site/SiteRange';

/** What a customer's line and devices bear where nobody says otherwise. */
export const usualPacketsPerSecond = 1_000;

const network = z
  .string()
  .trim()
  .toLowerCase()
  .max(50)
  .refine(text => parseNetwork(text) !== undefined, {
    message:
      'must be an address such as 10.0.0.10 or a network such as 10.0.0.0/24',
  });

/** What a scan is kept to besides the ranges of its site. */
export const ScanLimits = z.strictObject({
  packetsPerSecond: z
    .int()
    .min(10)
    .max(usualPacketsPerSecond)
    .optional()
    .meta({
      title: 'Packets a second',
      description: `At most, from 10 to ${usualPacketsPerSecond}: fewer for a narrow line.`,
    }),
  exclude: z.array(network).max(256).optional().meta({
    title: 'Never scanned',
    description:
      'Addresses and networks that bear no scan, such as printers and controllers, one in a line.',
  }),
});
export type ScanLimits = z.infer<typeof ScanLimits>;
