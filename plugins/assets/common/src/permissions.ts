import { definePermission } from '@wardroom/platform-common';

export const assetRead = definePermission('asset.read', 'read');
export const assetCreate = definePermission('asset.create', 'create');
export const assetUpdate = definePermission('asset.update', 'update');
export const assetRetire = definePermission('asset.retire', 'update');
export const assetReactivate = definePermission('asset.reactivate', 'update');
export const assetDelete = definePermission('asset.delete', 'delete');
export const assetApply = definePermission('asset.apply', 'update');
export const assetExport = definePermission('asset.export', 'read');

export const permissions = [
  assetRead,
  assetCreate,
  assetUpdate,
  assetRetire,
  assetReactivate,
  assetDelete,
  assetApply,
  assetExport,
];
