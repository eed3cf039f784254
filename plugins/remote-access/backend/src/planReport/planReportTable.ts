import { csvLine } from '@wardroom/platform-common';
import type { StoredPlanReport } from './PlanReportReader';

const head = [
  ...['customer', 'session', 'technician', 'target', 'request', 'plan'],
  ...['deviation', 'text', 'count', 'first time', 'prevented'],
  ...['to be explained', 'explanation', 'explained by', 'explained at'],
];

/** The deviations of a report as CSV. */
export function planReportTable(report: StoredPlanReport): string {
  const { tenant, id, person, target, intervention, plan } = report;
  const session = [tenant, id, person, target, intervention, plan.hash];
  const lines = report.deviations.map(deviation =>
    csvLine([
      ...session,
      ...[deviation.kind, deviation.text, deviation.count],
      ...[deviation.times[0], yesNo(deviation.prevented)],
      yesNo(deviation.mustBeExplained),
      ...[deviation.explanation, deviation.explainedBy, deviation.explainedAt],
    ]),
  );
  return [csvLine(head), ...lines].join('');
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
