import { definePermission } from '@wardroom/platform-common';
import { accessPermissions } from './accessPermissions';

export * from './accessPermissions';

export const targetRead = definePermission('target.read', 'read');
export const targetCreate = definePermission('target.create', 'create');
export const targetUpdate = definePermission('target.update', 'update');
export const targetDelete = definePermission('target.delete', 'delete');
export const targetRepin = definePermission('target.repin', 'update');

export const siteRead = definePermission('site.read', 'read');
export const siteCreate = definePermission('site.create', 'create');
export const siteUpdate = definePermission('site.update', 'update');
export const siteDelete = definePermission('site.delete', 'delete');
export const siteEnable = definePermission('site.enable', 'update');
export const siteDisable = definePermission('site.disable', 'update');
export const siteTest = definePermission('site.test', 'update');

/** Of a credential, what can be read is its label. Its value can be read by nobody. */
export const credentialRead = definePermission('credential.read', 'read');
export const credentialCreate = definePermission('credential.create', 'create');
export const credentialUpdate = definePermission('credential.update', 'update');
export const credentialRotate = definePermission('credential.rotate', 'update');
export const credentialDelete = definePermission('credential.delete', 'delete');

/** Stores outside that credentials are read from; what they keep can be read by nobody. */
export const credentialStoreRead = definePermission(
  'credentialStore.read',
  'read',
);
export const credentialStoreCreate = definePermission(
  'credentialStore.create',
  'create',
);
export const credentialStoreUpdate = definePermission(
  'credentialStore.update',
  'update',
);
export const credentialStoreCheck = definePermission(
  'credentialStore.check',
  'update',
);
export const credentialStoreDelete = definePermission(
  'credentialStore.delete',
  'delete',
);

export const sessionRead = definePermission('session.read', 'read');
export const sessionOpen = definePermission('session.open', 'create');
export const sessionMark = definePermission('session.mark', 'update');
export const sessionEnd = definePermission('session.end', 'update');
export const sessionWatch = definePermission('session.watch', 'read');
export const sessionTerminate = definePermission('session.terminate', 'update');

export const sessionFreeze = definePermission('session.freeze', 'update');
export const sessionThaw = definePermission('session.thaw', 'update');
export const sessionMessage = definePermission('session.message', 'update');
/** To say whether a command may be run that waits because of a rule. */
export const sessionAnswer = definePermission('session.answer', 'update');
export const commandSearch = definePermission('command.search', 'read');
/** To take the keyboard: of a watched session, of one to which one is invited to write, or back of one's own. */
export const sessionTake = definePermission('session.take', 'update');
/** To have a secret typed into one's own session, without seeing it. */
export const sessionSupply = definePermission('session.supply', 'update');
export const sessionBorrow = definePermission('session.borrow', 'update');
export const sessionInvite = definePermission('session.invite', 'update');
/** To look on where one is invited. */
export const sessionJoin = definePermission('session.join', 'read');

export const recordingRead = definePermission('recording.read', 'read');
export const recordingExport = definePermission('recording.export', 'read');

/** The gateway's own keys: of the whole installation, not of a customer. */
export const gatewayKeyRead = definePermission('gatewayKey.read', 'read');
export const gatewayKeyRotate = definePermission('gatewayKey.rotate', 'update');
export const gatewayKeyDestroy = definePermission(
  'gatewayKey.destroy',
  'delete',
);

/** The gateways themselves: of the whole installation, not of a customer. */
export const gatewayRead = definePermission('gateway.read', 'read');
export const gatewayApprove = definePermission('gateway.approve', 'update');
export const gatewayDrain = definePermission('gateway.drain', 'update');
export const gatewayUndrain = definePermission('gateway.undrain', 'update');
export const gatewayRemove = definePermission('gateway.remove', 'delete');

export const permissions = [
  targetRead,
  targetCreate,
  targetUpdate,
  targetDelete,
  targetRepin,
  siteRead,
  siteCreate,
  siteUpdate,
  siteDelete,
  siteEnable,
  siteDisable,
  siteTest,
  credentialRead,
  credentialCreate,
  credentialUpdate,
  credentialRotate,
  credentialDelete,
  credentialStoreRead,
  credentialStoreCreate,
  credentialStoreUpdate,
  credentialStoreCheck,
  credentialStoreDelete,
  sessionRead,
  sessionOpen,
  sessionMark,
  sessionEnd,
  sessionWatch,
  sessionTerminate,
  sessionFreeze,
  sessionThaw,
  sessionMessage,
  sessionAnswer,
  sessionTake,
  sessionSupply,
  sessionBorrow,
  commandSearch,
  sessionInvite,
  sessionJoin,
  recordingRead,
  recordingExport,
  gatewayKeyRead,
  gatewayKeyRotate,
  gatewayKeyDestroy,
  gatewayRead,
  gatewayApprove,
  gatewayDrain,
  gatewayUndrain,
  gatewayRemove,
  ...accessPermissions,
];
