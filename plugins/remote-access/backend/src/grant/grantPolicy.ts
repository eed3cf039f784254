import type { Rights } from '@wardroom/platform-node';
import {
  grantApprove,
  grantDecline,
  grantRevoke,
  grantWithdraw,
  type AccessRules,
  type Grant,
} from '@wardroom/remote-access-common';
import type { StoredGrant } from './GrantReader';

export const grantRights = [
  grantApprove,
  grantDecline,
  grantWithdraw,
  grantRevoke,
];

/**
 * What a person may do to a grant. Nobody decides on what they asked for themselves; where the customer alone approves,
 * nobody of the provider does. To take access away is for everybody who may decide.
 */
export function grantActions(
  grant: StoredGrant,
  who: { person: string; rights: Rights },
  approvers: AccessRules['approvers'],
): Grant['allowedActions'] {
  const { tenant, state } = grant;
  const { person, rights } = who;
  const actions: Grant['allowedActions'] = [];
  const own = grant.requestedBy === person;
  const ofCustomer = person.startsWith(`user:${tenant}/`);
  const decides = !own && (ofCustomer || approvers === 'either');
  if (state === 'requested') {
    if (decides && rights.has(grantApprove, tenant)) actions.push('approve');
    if (!own && rights.has(grantDecline, tenant)) actions.push('decline');
    if (own && rights.has(grantWithdraw, tenant)) actions.push('withdraw');
  }
  if (state === 'granted' && rights.has(grantRevoke, tenant)) {
    actions.push('revoke');
  }
  return actions;
}
