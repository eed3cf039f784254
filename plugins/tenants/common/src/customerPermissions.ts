// Names of permissions of contexts to the right, which no compiler reads: a test compares them with what is declared.

const everybody = ['account.use', 'tenant.read'];
const portal = [...everybody, 'workspace.portal'];

// What there is to find, until when it must be gone, and when it is looked for.
const exposure = [
  'finding.read',
  'riskAcceptance.read',
  'scanSchedule.read',
  'scanRun.read',
  'scanQuota.read',
  'remediationPolicy.read',
];

const reportViewer = [
  ...portal,
  'asset.read',
  'catalog.entity.read',
  ...exposure,
  'scanImport.read',
  'emergencyScan.read',
  'intervention.read',
  'message.read',
];

const requester = [
  ...portal,
  'asset.read',
  'catalog.entity.read',
  ...exposure,
  'intervention.read',
  'intervention.submit',
  'intervention.update',
  'intervention.cancel',
  'intervention.close',
  'intervention.reopen',
  'message.read',
  'message.post',
];

const tenantAdmin = [
  ...requester,
  'tenant.export',
  'asset.export',
  'finding.reopen',
  'riskAcceptance.request',
  'riskAcceptance.approve',
  'riskAcceptance.decline',
  'riskAcceptance.withdraw',
  'riskAcceptance.end',
  'scanImport.read',
  'scanImport.create',
  'scanSchedule.pause',
  'scanSchedule.resume',
  'scanRun.retest',
  'scanRun.cancel',
  'emergencyScan.read',
  'remediationPolicy.update',
  'member.read',
  'member.create',
  'member.update',
  'member.disable',
  'member.enable',
  'role.read',
  'role.create',
  'role.update',
  'role.delete',
  'assignment.read',
  'account.read',
  'account.invite',
  'account.reset',
  'account.unlock',
  'account.revoke',
  'site.read',
  'target.read',
  'session.read',
  'session.watch',
  'session.terminate',
  'session.answer',
  'command.search',
  'recording.read',
  'recording.export',
  'recording.hold',
  'recording.release',
  'policy.read',
  'policy.update',
  'policy.revert',
  'grant.read',
  'grant.create',
  'grant.approve',
  'grant.decline',
  'grant.revoke',
  'providerAccess.read',
  'providerAccess.suspend',
  'providerAccess.resume',
  'emergency.read',
  'emergency.end',
  'planReport.read',
  'planReport.explain',
  'planReport.close',
  'planReport.export',
  'auditEvent.read',
  'auditEvent.export',
];

// What only the customer may decide: whether the provider comes in at all, what it opens, and which risks they bear.
const ofTheCustomer = [
  'riskAcceptance.approve',
  'riskAcceptance.decline',
  'riskAcceptance.end',
  'workspace.portal',
  'grant.create',
  'providerAccess.suspend',
  'providerAccess.resume',
];

/** What the built-in roles of a customer's people are made of, and what no role of the provider may hold. */
export const customerPermissions = {
  everybody,
  basicUser: portal,
  reportViewer,
  requester,
  tenantAdmin,
  ofTheCustomer,
};
