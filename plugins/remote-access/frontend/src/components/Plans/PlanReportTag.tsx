import { Link } from '@backstage/ui';
import { StateTag, type Tone } from '@wardroom/platform-react';
import type {
  PlanReportState,
  PlanReportSummary,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { planReportPath } from '../../routes';

const words = messages.plan.report;
const tones: Record<PlanReportState, Tone> = {
  running: 'neutral',
  cleared: 'good',
  due: 'danger',
  closed: 'info',
};

/** How a session compares with its plan, in a word that leads to the report. */
export function PlanReportTag(props: {
  session: { tenant: string; id: string; planReport?: PlanReportSummary };
}) {
  const { tenant, id, planReport } = props.session;
  if (!planReport) return null;
  const { state, unexplained } = planReport;
  return (
    <Link href={planReportPath(tenant, id)}>
      <StateTag tone={tones[state]}>
        {unexplained > 0 ? words.unexplained(unexplained) : words.states[state]}
      </StateTag>
    </Link>
  );
}
