import { definePermission } from '@wardroom/platform-common';

/** The rules of sessions. */
export const policyRead = definePermission('policy.read', 'read');
export const policyUpdate = definePermission('policy.update', 'update');
export const policyRevert = definePermission('policy.revert', 'update');

export const grantRead = definePermission('grant.read', 'read');
export const grantCreate = definePermission('grant.create', 'create');
export const grantRequest = definePermission('grant.request', 'create');
export const grantApprove = definePermission('grant.approve', 'update');
export const grantDecline = definePermission('grant.decline', 'update');
export const grantWithdraw = definePermission('grant.withdraw', 'update');
export const grantRevoke = definePermission('grant.revoke', 'update');

/** The customer's switch over all access of the provider. */
export const providerAccessRead = definePermission(
  'providerAccess.read',
  'read',
);
export const providerAccessSuspend = definePermission(
  'providerAccess.suspend',
  'update',
);
export const providerAccessResume = definePermission(
  'providerAccess.resume',
  'update',
);

export const emergencyRead = definePermission('emergency.read', 'read');
export const emergencyRequest = definePermission('emergency.request', 'create');
export const emergencyApprove = definePermission('emergency.approve', 'update');
export const emergencyDecline = definePermission('emergency.decline', 'update');
export const emergencyWithdraw = definePermission(
  'emergency.withdraw',
  'update',
);
export const emergencyEnter = definePermission('emergency.enter', 'create');
export const emergencyEnd = definePermission('emergency.end', 'update');
export const emergencyReview = definePermission('emergency.review', 'update');

/** To keep a recording beyond its time, and to let it go again. */
export const recordingHold = definePermission('recording.hold', 'update');
export const recordingRelease = definePermission('recording.release', 'update');

/** What sessions did beside their plans. */
export const planReportRead = definePermission('planReport.read', 'read');
export const planReportExplain = definePermission(
  'planReport.explain',
  'update',
);
export const planReportClose = definePermission('planReport.close', 'update');
export const planReportExport = definePermission('planReport.export', 'read');

/** Permissions over rules, grants, the customer's switch, emergency access and plans. */
export const accessPermissions = [
  recordingHold,
  recordingRelease,
  policyRead,
  policyUpdate,
  policyRevert,
  grantRead,
  grantCreate,
  grantRequest,
  grantApprove,
  grantDecline,
  grantWithdraw,
  grantRevoke,
  providerAccessRead,
  providerAccessSuspend,
  providerAccessResume,
  emergencyRead,
  emergencyRequest,
  emergencyApprove,
  emergencyDecline,
  emergencyWithdraw,
  emergencyEnter,
  emergencyEnd,
  emergencyReview,
  planReportRead,
  planReportExplain,
  planReportClose,
  planReportExport,
];
