import { z } from 'zod';
import { defineLifecycle, line, slug, text } from '@wardroom/platform-common';
import { address } from './address';

export const AssetType = z.enum([
  'server',
  'workstation',
  // What a scan has found and nobody has said more of.
  'host',
  'firewall',
  'switch',
  'router',
  'web-app',
  'database',
  'cloud-account',
  'container-image',
  'repository',
  'printer',
  'other',
]);
export type AssetType = z.infer<typeof AssetType>;

/** How much the customer's work depends on the asset, least first. */
export const Criticality = z.enum(['low', 'medium', 'high', 'critical']);
export type Criticality = z.infer<typeof Criticality>;

/** From where the asset can be reached, as far as anybody has said. */
export const Exposure = z.enum(['unknown', 'internal', 'internet']);
export type Exposure = z.infer<typeof Exposure>;

/** Whether somebody has entered it, or a scan has found it that nobody knew of. */
export const AssetOrigin = z.enum(['entered', 'discovered']);
export type AssetOrigin = z.infer<typeof AssetOrigin>;

/** A retired asset stays on record, leaves the catalog and can be brought back. */
export const assetLifecycle = defineLifecycle({
  noun: 'asset',
  initial: 'active',
  transitions: {
    retire: { from: ['active'], to: 'retired' },
    reactivate: { from: ['retired'], to: 'active' },
  },
});

export const AssetState = z.enum(['active', 'retired']);
export type AssetState = z.infer<typeof AssetState>;

/** A tag in the catalog's own syntax, so that none has to be bent on its way there. */
export const tag = z
  .string()
  .trim()
  .toLowerCase()
  .max(63, 'must have at most 63 characters')
  .regex(
    /^[a-z0-9:+#]+(?:-[a-z0-9:+#]+)*$/,
    'must be lowercase letters, digits and the characters : + #, parted by single hyphens',
  );

/** Sorted and without repetitions, so that the order of a file or a form is no difference. */
const ordered = (values: string[]) => [...new Set(values)].sort();

export const assetFields = {
  title: line(80),
  type: AssetType,
  criticality: Criticality,
  exposure: Exposure,
  /** Who answers for it: words, or a person of the customer as `user:acme/jane`; empty if nobody is known. */
  owner: z.literal('').or(line(120)),
  addresses: z
    .array(address)
    .max(20, 'must be at most 20 addresses')
    .transform(values => [...new Set(values)]),
  tags: z.array(tag).max(30, 'must be at most 30 tags').transform(ordered),
  /** Empty if there is nothing to say. */
  notes: z.literal('').or(text(4000)),
};

/** A thing of a customer that the provider looks after. */
export const Asset = z.object({
  id: z.string(),
  tenant: z.string(),
  /** Its name in the catalog and in addresses: never changes, unique in the tenant. */
  name: slug,
  title: z.string(),
  type: AssetType,
  criticality: Criticality,
  exposure: Exposure,
  owner: z.string(),
  addresses: z.array(z.string()),
  tags: z.array(z.string()),
  notes: z.string(),
  origin: AssetOrigin,
  state: AssetState,
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  allowedActions: z.array(z.enum(['update', 'retire', 'reactivate', 'delete'])),
});
export type Asset = z.infer<typeof Asset>;
export type AssetAction = Asset['allowedActions'][number];

/** What a form or a file says of an asset; fields that are left out take these values. */
export const newAsset = {
  name: slug,
  ...assetFields,
  exposure: assetFields.exposure.default('unknown'),
  owner: assetFields.owner.default(''),
  addresses: assetFields.addresses.default([]),
  tags: assetFields.tags.default([]),
  notes: assetFields.notes.default(''),
};

/** Number of active assets of each type and criticality; combinations without assets are left out. */
export const AssetCounts = z.object({
  total: z.number().int(),
  byType: z.partialRecord(AssetType, z.number().int()),
  byCriticality: z.partialRecord(Criticality, z.number().int()),
});
export type AssetCounts = z.infer<typeof AssetCounts>;

/** As much of an asset as other contexts need to name it. */
export const AssetReference = z.object({
  id: z.string(),
  tenant: z.string(),
  name: z.string(),
  title: z.string(),
  type: AssetType,
  criticality: Criticality,
  addresses: z.array(z.string()),
  tags: z.array(z.string()),
  state: AssetState,
});
export type AssetReference = z.infer<typeof AssetReference>;
