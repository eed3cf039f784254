import { definePermission } from '@wardroom/platform-common';

export const accountRead = definePermission('account.read', 'read');
export const accountInvite = definePermission('account.invite', 'create');
export const accountReset = definePermission('account.reset', 'update');
export const accountUnlock = definePermission('account.unlock', 'update');
export const accountRevoke = definePermission('account.revoke', 'update');

export const permissions = [
  accountRead,
  accountInvite,
  accountReset,
  accountUnlock,
  accountRevoke,
];
