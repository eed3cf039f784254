import type { Rights, TenantScope } from '@wardroom/platform-node';
import {
  findingConfirm,
  findingExclude,
  findingLifecycle,
  findingRefute,
  findingReopen,
  findingSettle,
  riskAcceptanceRequest,
  type FindingAction,
  type FindingSummary,
} from '@wardroom/assets-common';
import type { StoredFinding } from './findingOf';

const permissionOf = {
  confirm: findingConfirm,
  refute: findingRefute,
  exclude: findingExclude,
  settle: findingSettle,
  reopen: findingReopen,
};

/** What people decide about findings by a word. */
export type TriageAction = keyof typeof permissionOf;

/** The rights that decide on what may be done to a finding. */
const findingRights = [...Object.values(permissionOf), riskAcceptanceRequest];

export type Decider = { person: string; rights: Rights };

/**
 * What somebody may do to the finding in its state. A risk that the customer has accepted is theirs to take up again:
 * nobody of the provider does that for them.
 */
export function findingActions(
  finding: Pick<StoredFinding, 'tenant' | 'state'>,
  { person, rights }: Decider,
): FindingAction[] {
  const { tenant, state } = finding;
  const triage = Object.keys(permissionOf) as TriageAction[];
  const actions: FindingAction[] = triage.filter(
    action =>
      findingLifecycle.can(state, action) &&
      rights.has(permissionOf[action], tenant) &&
      (state !== 'risk_accepted' || person.startsWith(`user:${tenant}/`)),
  );
  if (isAcceptable(finding) && rights.has(riskAcceptanceRequest, tenant)) {
    actions.push('accept');
  }
  return actions;
}

/** Whether its risk can be accepted: it is there, or is accepted until a day and may be so for longer. */
export function isAcceptable({ state }: Pick<StoredFinding, 'state'>): boolean {
  return state === 'risk_accepted' || findingLifecycle.can(state, 'accept');
}

/** Who acts, with the rights that decide on findings. */
export async function deciderOf(scope: TenantScope): Promise<Decider> {
  const rights = await scope.rights(findingRights);
  return { person: scope.actor.ref, rights };
}

/** A finding as this person sees it. */
export function presentFinding(
  finding: StoredFinding,
  decider: Decider,
): FindingSummary {
  return { ...finding, allowedActions: findingActions(finding, decider) };
}
