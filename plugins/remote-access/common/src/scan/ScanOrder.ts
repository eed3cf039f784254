import { z } from 'zod';
import { id, tenantId } from '@wardroom/platform-common';
import { parsePorts, SiteRange } from '../site/SiteRange';
import { siteFields, siteId } from '../site/Site';
import { Road } from '../order/Road';
import { ScanTarget } from './ScanTarget';
import { ScanType } from './ScanType';

export const scanId = id('scn');

/** Ports in the spelling of the ranges of sites. */
export const scanPorts = z
  .string()
  .max(500)
  .refine(text => parsePorts(text) !== undefined, {
    message: 'must be ports such as 22,3389,8000-8100',
  });

/** What a customer's line and devices bear where nobody says otherwise. */
export const usualPacketsPerSecond = 1_000;

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
  exclude: z.array(SiteRange.shape.network).max(256).optional().meta({
    title: 'Never scanned',
    description:
      'Addresses and networks that bear no scan, such as printers and controllers, one in a line.',
  }),
});
export type ScanLimits = z.infer<typeof ScanLimits>;

/** What is scanned, and how. */
export const ScanWish = z.strictObject({
  type: ScanType,
  targets: z.array(ScanTarget).min(1).max(4_096),
  /** These alone, of those that the kind of scan looks at. */
  ports: scanPorts.optional(),
  ...ScanLimits.shape,
});
export type ScanWish = z.infer<typeof ScanWish>;

/** A scan that a gateway is to run at a site. */
export const ScanOrder = z.strictObject({
  scan: scanId,
  tenant: tenantId,
  site: siteId,
  road: Road,
  /** What the site leads to. Behind a door the connector has its own list, and that one holds. */
  ranges: siteFields.ranges,
  nameServers: siteFields.nameServers,
  ...ScanWish.shape,
});
export type ScanOrder = z.infer<typeof ScanOrder>;
