import { z } from 'zod';
import { id, tenantId } from '@wardroom/platform-common';
import { parsePorts } from '../site/SiteRange';
import { siteFields, siteId } from '../site/Site';
import { Road } from '../order/Road';
import { ScanLimits } from './ScanLimits';
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
