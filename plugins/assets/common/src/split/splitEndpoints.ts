import { z } from 'zod';
import {
  endpoint,
  id,
  line,
  several,
  slug,
  tenantId,
} from '@wardroom/platform-common';
import { Asset } from '../Asset';
import { assetSplit } from '../permissions';
import { mostSplit, SplitPreview } from './SplitPreview';

const one = '/tenants/{tenant}/assets/{id}';
const which = { tenant: tenantId, id: id('ast') };
const version = { version: z.number().int().positive() };

/** Tells apart what was taken for one asset. */
export const splitEndpoints = {
  previewSplit: endpoint({
    method: 'GET',
    path: `${one}/split-preview`,
    scope: 'tenant',
    permission: assetSplit,
    summary:
      'By what scans know an asset, and what would become of its findings and its schedules if some of that were split off',
  })
    .input(
      z.strictObject({ ...which, identifiers: several(id('idn')).default([]) }),
    )
    .output(SplitPreview),
  split: endpoint({
    method: 'POST',
    path: `${one}/split`,
    scope: 'tenant',
    permission: assetSplit,
    audit: 'asset.split',
    summary:
      'Gives identifiers of an asset to a new one or to another, with the findings that were seen under them',
  })
    .input(
      z.strictObject({
        ...which,
        ...version,
        identifiers: z
          .array(id('idn'))
          .min(1, 'must name at least one')
          .max(mostSplit, `must be at most ${mostSplit}`),
        /** Findings that go as a whole, whatever is known of where they were seen. */
        findings: z
          .array(id('fnd'))
          .max(1000, 'must be at most 1,000')
          .default([]),
        /** Of the new asset, unless another one gets it. */
        name: slug.optional(),
        title: line(80).optional(),
        into: z.strictObject({ id: id('ast'), ...version }).optional(),
      }),
    )
    .output(Asset),
};
