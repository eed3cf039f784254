import { definePermission } from '@wardroom/platform-common';

export const assetRead = definePermission('asset.read', 'read');
export const assetCreate = definePermission('asset.create', 'create');
export const assetUpdate = definePermission('asset.update', 'update');
export const assetRetire = definePermission('asset.retire', 'update');
export const assetReactivate = definePermission('asset.reactivate', 'update');
export const assetMerge = definePermission('asset.merge', 'update');
export const assetSplit = definePermission('asset.split', 'update');
export const assetDelete = definePermission('asset.delete', 'delete');
export const assetApply = definePermission('asset.apply', 'update');
export const assetExport = definePermission('asset.export', 'read');
export const findingRead = definePermission('finding.read', 'read');
export const findingConfirm = definePermission('finding.confirm', 'update');
export const findingRefute = definePermission('finding.refute', 'update');
export const findingExclude = definePermission('finding.exclude', 'update');
export const findingSettle = definePermission('finding.settle', 'update');
export const findingReopen = definePermission('finding.reopen', 'update');
export const findingMerge = definePermission('finding.merge', 'update');
export const riskAcceptanceRead = definePermission(
  'riskAcceptance.read',
  'read',
);
export const riskAcceptanceRequest = definePermission(
  'riskAcceptance.request',
  'create',
);
export const riskAcceptanceApprove = definePermission(
  'riskAcceptance.approve',
  'update',
);
export const riskAcceptanceDecline = definePermission(
  'riskAcceptance.decline',
  'update',
);
export const riskAcceptanceWithdraw = definePermission(
  'riskAcceptance.withdraw',
  'update',
);
export const riskAcceptanceEnd = definePermission(
  'riskAcceptance.end',
  'update',
);
export const scanImportRead = definePermission('scanImport.read', 'read');
export const scanImportCreate = definePermission('scanImport.create', 'create');
export const scanImportConfirm = definePermission(
  'scanImport.confirm',
  'update',
);
export const scanImportCancel = definePermission('scanImport.cancel', 'update');
export const scanImportUndo = definePermission('scanImport.undo', 'update');
export const scanScheduleRead = definePermission('scanSchedule.read', 'read');
export const scanScheduleCreate = definePermission(
  'scanSchedule.create',
  'create',
);
export const scanScheduleUpdate = definePermission(
  'scanSchedule.update',
  'update',
);
export const scanScheduleStart = definePermission(
  'scanSchedule.start',
  'update',
);
export const scanSchedulePause = definePermission(
  'scanSchedule.pause',
  'update',
);
export const scanScheduleResume = definePermission(
  'scanSchedule.resume',
  'update',
);
export const scanScheduleDelete = definePermission(
  'scanSchedule.delete',
  'delete',
);
export const scanRunRead = definePermission('scanRun.read', 'read');
export const scanRunCreate = definePermission('scanRun.create', 'create');
export const scanRunRetest = definePermission('scanRun.retest', 'create');
export const scanRunCancel = definePermission('scanRun.cancel', 'update');
export const scanQuotaRead = definePermission('scanQuota.read', 'read');
export const scanQuotaUpdate = definePermission('scanQuota.update', 'update');
export const scanQuotaGrant = definePermission('scanQuota.grant', 'update');
export const emergencyScanRead = definePermission('emergencyScan.read', 'read');
export const emergencyScanStart = definePermission(
  'emergencyScan.start',
  'create',
);
export const intelligenceRead = definePermission('intelligence.read', 'read');
export const intelligenceLoad = definePermission('intelligence.load', 'update');
export const remediationPolicyRead = definePermission(
  'remediationPolicy.read',
  'read',
);
export const remediationPolicyUpdate = definePermission(
  'remediationPolicy.update',
  'update',
);

export const permissions = [
  assetRead,
  assetCreate,
  assetUpdate,
  assetRetire,
  assetReactivate,
  assetMerge,
  assetSplit,
  assetDelete,
  assetApply,
  assetExport,
  findingRead,
  findingConfirm,
  findingRefute,
  findingExclude,
  findingSettle,
  findingReopen,
  findingMerge,
  riskAcceptanceRead,
  riskAcceptanceRequest,
  riskAcceptanceApprove,
  riskAcceptanceDecline,
  riskAcceptanceWithdraw,
  riskAcceptanceEnd,
  scanImportRead,
  scanImportCreate,
  scanImportConfirm,
  scanImportCancel,
  scanImportUndo,
  scanScheduleRead,
  scanScheduleCreate,
  scanScheduleUpdate,
  scanScheduleStart,
  scanSchedulePause,
  scanScheduleResume,
  scanScheduleDelete,
  scanRunRead,
  scanRunCreate,
  scanRunRetest,
  scanRunCancel,
  scanQuotaRead,
  scanQuotaUpdate,
  scanQuotaGrant,
  emergencyScanRead,
  emergencyScanStart,
  intelligenceRead,
  intelligenceLoad,
  remediationPolicyRead,
  remediationPolicyUpdate,
];
