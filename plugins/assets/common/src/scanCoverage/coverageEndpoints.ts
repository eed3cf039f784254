import { z } from 'zod';
import {
  endpoint,
  id,
  page,
  pageInput,
  tenantId,
} from '@wardroom/platform-common';
import { assetRead } from '../permissions';
import { Coverage, LastScan, UnscannedAsset } from './Coverage';

const lately = {
  tenant: tenantId.optional(),
  /** What counts as lately; 30 if absent. */
  days: z.coerce
    .number()
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(366, 'must be at most 366')
    .default(30),
};

/** What scanners have looked at, and what they have not. */
export const coverageEndpoints = {
  coverage: endpoint({
    method: 'GET',
    path: '/asset-coverage',
    scope: 'tenants',
    permission: assetRead,
    summary:
      'How many of the active assets were scanned in the last days, for each customer and over all',
  })
    .input(z.strictObject(lately))
    .output(Coverage),
  unscanned: endpoint({
    method: 'GET',
    path: '/unscanned-assets',
    scope: 'tenants',
    permission: assetRead,
    summary:
      'Active assets that were not scanned in the last days, most critical first',
  })
    .input(z.strictObject({ ...pageInput, ...lately }))
    .output(page(UnscannedAsset)),
  lastScans: endpoint({
    method: 'GET',
    path: '/tenants/{tenant}/assets/{id}/last-scans',
    scope: 'tenant',
    permission: assetRead,
    summary:
      'The newest scan of each source that covered an asset, newest first',
  })
    .input(z.strictObject({ tenant: tenantId, id: id('ast') }))
    .output(z.object({ items: z.array(LastScan) })),
};
