import { z } from 'zod';
import { slug, tenantId } from '@wardroom/platform-common';
import { assetFields, type Asset } from './Asset';

/** Catalog annotation that leads from an entity back to our row. */
export const assetIdAnnotation = 'wardroom.dev/asset-id';

/** An asset as an entity file says it; what is not ours is refused, so that no line of a file is lost silently. */
export const AssetEntity = z.strictObject({
  apiVersion: z.literal('wardroom.dev/v1alpha1'),
  kind: z.literal('Asset'),
  metadata: z.strictObject({
    namespace: tenantId,
    name: slug,
    title: assetFields.title.optional(),
    description: assetFields.notes.optional(),
    tags: assetFields.tags.optional(),
  }),
  spec: z.strictObject({
    type: assetFields.type,
    customer: tenantId.optional(),
    criticality: assetFields.criticality,
    exposure: assetFields.exposure.optional(),
    owner: assetFields.owner.optional(),
    addresses: assetFields.addresses.optional(),
  }),
});
export type AssetEntity = z.infer<typeof AssetEntity>;

/** An asset as it stands in the catalog: its entity and the way back to our row. */
export const CatalogAsset = z.object({
  ...AssetEntity.shape,
  metadata: z.object({
    ...AssetEntity.shape.metadata.shape,
    annotations: z.record(z.string(), z.string()),
  }),
});
export type CatalogAsset = z.infer<typeof CatalogAsset>;

/** The fields of an asset that files, forms and the catalog share. */
export type AssetDescription = Pick<
  Asset,
  | 'tenant'
  | 'name'
  | 'title'
  | 'type'
  | 'criticality'
  | 'exposure'
  | 'owner'
  | 'addresses'
  | 'tags'
  | 'notes'
>;

/** What a file says of an asset; what it leaves out is empty, and the name is the title. */
export function describedBy({ metadata, spec }: AssetEntity): AssetDescription {
  return {
    tenant: metadata.namespace,
    name: metadata.name,
    title: metadata.title ?? metadata.name,
    type: spec.type,
    criticality: spec.criticality,
    exposure: spec.exposure ?? 'unknown',
    owner: spec.owner ?? '',
    addresses: spec.addresses ?? [],
    tags: metadata.tags ?? [],
    notes: metadata.description ?? '',
  };
}

/** The entity of an asset, as files and the catalog hold it: `describedBy` gives the same asset back. */
export function entityOf(asset: AssetDescription): AssetEntity {
  return {
    apiVersion: 'wardroom.dev/v1alpha1',
    kind: 'Asset',
    metadata: {
      namespace: asset.tenant,
      name: asset.name,
      title: asset.title,
      ...(asset.notes && { description: asset.notes }),
      ...(asset.tags.length > 0 && { tags: asset.tags }),
    },
    spec: {
      type: asset.type,
      customer: asset.tenant,
      criticality: asset.criticality,
      ...(asset.exposure !== 'unknown' && { exposure: asset.exposure }),
      ...(asset.owner && { owner: asset.owner }),
      ...(asset.addresses.length > 0 && { addresses: asset.addresses }),
    },
  };
}

/** The name under which the catalog knows an asset. */
export function entityRefOf(asset: { tenant: string; name: string }): string {
  return `asset:${asset.tenant}/${asset.name}`;
}

/** The catalog's picture of an asset. */
export function catalogAssetOf(
  asset: AssetDescription & { id: string },
): CatalogAsset {
  const entity = entityOf(asset);
  const annotations = { [assetIdAnnotation]: asset.id };
  return { ...entity, metadata: { ...entity.metadata, annotations } };
}
