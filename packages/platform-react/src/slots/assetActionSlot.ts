import { defineSlot } from './defineSlot';

/** What a button on an asset is told. */
export type AssetActionProps = {
  tenant: string;
  assetId: string;
  assetName: string;
  /** The request that the person looks at, where the button stands on a request. */
  requestId?: string;
};

export const assetActionSlot = defineSlot<
  AssetActionProps,
  { permission?: string }
>('asset-actions');

/** `AssetActionBlueprint.make({ name, params: { loader } })`: a button on the affected asset of a request and on an asset's page. */
export const AssetActionBlueprint = assetActionSlot.Blueprint;
