import { z } from 'zod';
import {
  endpoint,
  id,
  line,
  page,
  pageInput,
  several,
  slug,
  tenantId,
  text,
} from '@wardroom/platform-common';
import * as may from '../permissions';
import {
  EmergencyPlan,
  EmergencyScan,
  EmergencyScanDetails,
  EmergencyScanType,
  PassableObstacle,
  vulnerabilityId,
} from './EmergencyScan';

const MOST_CUSTOMERS = 200;

const work = {
  /** The one that looks for all of the CVEs if absent. */
  scanner: slug.optional(),
  type: EmergencyScanType.default('full'),
};

/** Searches for CVEs at several customers at once. */
export const emergencyScanEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/emergency-scans',
    scope: 'tenants',
    permission: may.emergencyScanRead,
    summary:
      'Emergency scans of the customers that the caller may see, newest first',
  })
    .input(z.strictObject({ ...pageInput, tenant: tenantId.optional() }))
    .output(page(EmergencyScan)),
  get: endpoint({
    method: 'GET',
    path: '/emergency-scans/{id}',
    scope: 'tenants',
    permission: may.emergencyScanRead,
    summary:
      'One emergency scan: which of the customers that the caller may see are exposed, which are not, and which were not scanned',
  })
    .input(z.strictObject({ id: id('esc'), tenant: tenantId.optional() }))
    .output(EmergencyScanDetails),
  preview: endpoint({
    method: 'GET',
    path: '/emergency-scan-preview',
    scope: 'tenants',
    permission: may.emergencyScanRead,
    summary:
      'Which customers an emergency scan would concern, how many of their assets it gets to, and what is in the way',
  })
    .input(
      z.strictObject({
        vulnerabilityIds: several(vulnerabilityId),
        ...work,
        tenant: tenantId.optional(),
        /** Customers of a group, by its id or name; of some tiers; or these. All that the caller may see if absent. */
        group: line(60).optional(),
        tier: several(slug).optional(),
        customers: several(tenantId).optional(),
      }),
    )
    .output(
      z.object({
        scanner: z.object({ name: z.string(), title: z.string() }),
        customers: z.array(EmergencyPlan),
      }),
    ),
  start: endpoint({
    method: 'POST',
    path: '/emergency-scans/start',
    scope: 'tenants',
    permission: may.emergencyScanStart,
    audit: 'emergencyScan.started',
    starts: true,
    summary:
      'Scans customers for CVEs now, one scan for each; those that cannot be scanned stay on record with the reason',
  })
    .input(
      z.strictObject({
        vulnerabilityIds: z
          .array(vulnerabilityId)
          .min(1, 'must be at least one CVE')
          .max(20, 'must be at most 20 CVEs')
          .transform(ids => [...new Set(ids)]),
        ...work,
        customers: z
          .array(
            z.strictObject({
              tenant: tenantId,
              /** As in the newest scan of the scanner, or the only one, if absent. */
              site: line(60).optional(),
            }),
          )
          .min(1, 'must be at least one customer')
          .max(MOST_CUSTOMERS, `must be at most ${MOST_CUSTOMERS} customers`)
          .refine(
            all => new Set(all.map(one => one.tenant)).size === all.length,
            {
              message: 'must name each customer once',
            },
          ),
        /** Why, as the customers read it. */
        reason: text(500),
        /** What it passes over, for that reason: of the quota one more is granted. */
        despite: z.array(PassableObstacle).max(2).default([]),
      }),
    )
    .output(EmergencyScanDetails),
};
