import type { Rights } from '@wardroom/platform-node';
import {
  planReportClose,
  planReportExplain,
  planReportExport,
  type AccessRules,
  type PlanReport,
} from '@wardroom/remote-access-common';
import type { StoredPlanReport } from './PlanReportReader';

export const planReportRights = [
  planReportExplain,
  planReportClose,
  planReportExport,
];

/**
 * What a person may do to a report. Nobody explains what they did themselves; administrators of the customer do where the
 * rules let them. It is closed when nothing is left to be explained.
 */
export function planReportActions(
  report: StoredPlanReport,
  who: { person: string; rights: Rights },
  rules: Pick<AccessRules, 'mayReview'>,
): PlanReport['allowedActions'] {
  const { tenant, state, unexplained } = report;
  const { person, rights } = who;
  const ofCustomer = person.startsWith(`user:${tenant}/`);
  const reviews = report.person !== person && (!ofCustomer || rules.mayReview);
  const open = reviews && state === 'due';
  const permissions = {
    explain: open && planReportExplain,
    close: open && unexplained === 0 && planReportClose,
    export: state !== 'running' && planReportExport,
  };
  return Object.entries(permissions).flatMap(([action, permission]) =>
    permission && rights.has(permission, tenant)
      ? [action as PlanReport['allowedActions'][number]]
      : [],
  );
}
