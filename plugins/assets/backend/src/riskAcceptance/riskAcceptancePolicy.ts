import type { Rights } from '@wardroom/platform-node';
import {
  riskAcceptanceApprove,
  riskAcceptanceDecline,
  riskAcceptanceEnd,
  riskAcceptanceLifecycle,
  riskAcceptanceWithdraw,
  type RiskAcceptanceAction,
} from '@wardroom/assets-common';
import type { StoredRiskAcceptance } from './RiskAcceptanceReader';

const permissionOf = {
  approve: riskAcceptanceApprove,
  decline: riskAcceptanceDecline,
  withdraw: riskAcceptanceWithdraw,
  end: riskAcceptanceEnd,
};

export const riskAcceptanceRights = Object.values(permissionOf);

/**
 * What a person may do to a risk acceptance. A risk is borne by the customer: only their own people decide, whatever
 * rights somebody of the provider holds. Nobody decides on what they asked for themselves, so an acceptance always has
 * two names on it; where one person alone decides at a customer, the provider asks them.
 */
export function riskAcceptanceActions(
  acceptance: Pick<StoredRiskAcceptance, 'tenant' | 'state' | 'requestedBy'>,
  { person, rights }: { person: string; rights: Rights },
): RiskAcceptanceAction[] {
  const { tenant, state, requestedBy } = acceptance;
  const own = requestedBy === person;
  const ofCustomer = person.startsWith(`user:${tenant}/`);
  const isFor: Record<RiskAcceptanceAction, boolean> = {
    approve: ofCustomer && !own,
    decline: ofCustomer && !own,
    withdraw: own,
    end: ofCustomer,
  };
  return (Object.keys(isFor) as RiskAcceptanceAction[]).filter(
    action =>
      isFor[action] &&
      riskAcceptanceLifecycle.can(state, action) &&
      rights.has(permissionOf[action], tenant),
  );
}
