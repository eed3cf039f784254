import type { Rights } from '@wardroom/platform-node';
import {
  emergencyApprove,
  emergencyDecline,
  emergencyEnd,
  emergencyEnter,
  emergencyReview,
  emergencyWithdraw,
  type Emergency,
} from '@wardroom/remote-access-common';
import type { StoredEmergency } from './EmergencyReader';

export const emergencyRights = [
  emergencyApprove,
  emergencyDecline,
  emergencyWithdraw,
  emergencyEnter,
  emergencyEnd,
  emergencyReview,
];

/** What a person may do to emergency access: whoever asked never decides and never reviews, and nobody else enters. */
export function emergencyActions(
  emergency: StoredEmergency,
  person: string,
  rights: Rights,
): Emergency['allowedActions'] {
  const { tenant, state } = emergency;
  const own = emergency.person === person;
  const permissions = {
    approve: !own && state === 'requested' && emergencyApprove,
    decline: !own && state === 'requested' && emergencyDecline,
    withdraw: own && state === 'requested' && emergencyWithdraw,
    enter: own && state === 'active' && emergencyEnter,
    end: state === 'active' && emergencyEnd,
    review: !own && state === 'ended' && emergencyReview,
  };
  return Object.entries(permissions).flatMap(([action, permission]) =>
    permission && rights.has(permission, tenant)
      ? [action as Emergency['allowedActions'][number]]
      : [],
  );
}
