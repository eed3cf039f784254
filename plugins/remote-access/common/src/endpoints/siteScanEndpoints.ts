import { z } from 'zod';
import { endpoint, line, tenantId } from '@wardroom/platform-common';
import { ScanNews } from '../scan/ScanNews';
import { ScanWish, scanId } from '../scan/ScanOrder';
import { siteFields, siteId } from '../site/Site';

const all = '/tenants/{tenant}/sites/{site}/scans';
const site = { tenant: tenantId, site: siteId };
/** A scan, and the gateway that runs it. */
const key = { ...site, id: scanId, node: line(64) };

/** Endpoints of scans through sites: for what fetches their reports. */
export const siteScanEndpoints = {
  sites: endpoint({
    method: 'POST',
    path: '/site-scans/sites',
    scope: 'service',
    summary: 'The open sites of some customers that Nmap gets through, by name',
  })
    .input(z.strictObject({ tenants: z.array(tenantId).max(200) }))
    .output(
      z.object({
        items: z.array(
          z.object({
            ...{ tenant: tenantId, id: siteId, name: z.string() },
            ranges: siteFields.ranges,
          }),
        ),
      }),
    ),
  start: endpoint({
    method: 'POST',
    path: `${all}/start`,
    scope: 'service',
    audit: 'siteScan.started',
    summary: 'Has Nmap scan addresses of a site, inside its ranges',
  })
    .input(
      z.strictObject({
        ...site,
        ...ScanWish.shape,
        /** What it is for, as its owner calls it. */
        run: line(64),
      }),
    )
    .output(z.object({ id: scanId, node: z.string() })),
  read: endpoint({
    method: 'GET',
    path: `${all}/{id}`,
    scope: 'service',
    summary:
      'What the report has from a character on; waits a moment for more. A scan that nobody reads is ended',
  })
    .input(z.strictObject({ ...key, from: z.coerce.number().int().min(0) }))
    .output(ScanNews),
  end: endpoint({
    method: 'POST',
    path: `${all}/{id}/end`,
    scope: 'service',
    audit: 'siteScan.ended',
    summary: 'Ends a scan, or lets go of one that is over',
  })
    .input(
      z.strictObject({
        ...key,
        /** What came of it, in a sentence. */
        result: line(500),
      }),
    )
    .output(z.object({ found: z.boolean() })),
};
