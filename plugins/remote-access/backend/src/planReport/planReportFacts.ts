import type { StoredPlanReport } from './PlanReportReader';

/** What every audit event of a report says of it. */
export function planReportFacts(report: StoredPlanReport) {
  const { tenant, id, person, target, plan, deviations, unexplained } = report;
  return {
    ...{ tenant, object: id, person, target, unexplained },
    plan: plan.hash,
    deviations: deviations.length,
  };
}
