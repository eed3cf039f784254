import type { Rights } from '@wardroom/platform-node';
import {
  accountInvite,
  accountReset,
  accountRevoke,
  accountUnlock,
  type Account,
} from '@wardroom/identity-common';
import type { AccountOverview } from './AccountReader';

export type AccountAction = Account['allowedActions'][number];

/** Permissions that decide about the actions. */
export const actionPermissions = {
  invite: accountInvite,
  reset: accountReset,
  unlock: accountUnlock,
  revoke: accountRevoke,
};

/** What this person may do with this account now. */
export function accountActions(
  account: AccountOverview,
  actor: string,
  rights: Rights,
): AccountAction[] {
  const own = account.ref === actor;
  const fits: Record<AccountAction, boolean> = {
    invite: account.state === 'notInvited' || account.state === 'invited',
    // Whoever forgets their own password cannot press this, and whoever knows it changes it on their own page.
    reset: !own && (account.state === 'active' || account.state === 'reset'),
    unlock: account.lockedUntil !== undefined,
    // Also without a live sign-in: tokens of one that just ended may still be about.
    revoke: !own && account.state !== 'notInvited',
  };
  return (Object.keys(fits) as AccountAction[]).filter(
    action =>
      fits[action] && rights.has(actionPermissions[action], account.tenant),
  );
}

/** Why an action is not possible, in words. */
export const refusals: Record<AccountAction, string> = {
  invite: 'has an account already: reset it to send a new link',
  reset:
    'has no password that could be reset, or is you: change your own one on your account page',
  unlock: 'is not locked',
  revoke: 'has no account, or is you: see your own account page',
};
