import { useParams } from 'react-router-dom';
import { Link } from '@backstage/ui';
import {
  Facts,
  PageLayout,
  PageState,
  PersonName,
  Region,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type PlanReport,
} from '@wardroom/remote-access-common';
import { PlanReportTag } from '../../components/Plans/PlanReportTag';
import { PlanSteps } from '../../components/Plans/PlanSteps';
import { messages } from '../../messages';
import { replayPath } from '../../routes';
import { Deviations } from './Deviations';
import { ReportActions } from './ReportActions';

const words = messages.plan.report;

/** A session beside the plan that it was approved with. */
export function PlanReportPage() {
  const { tenant = '', session = '' } = useParams();
  const client = useClient(remoteAccessContract);
  const load = useLoad(
    signal => client.planReports.get({ tenant, id: session }, { signal }),
    [tenant, session],
  );
  return (
    <PageLayout
      title={words.title}
      subtitle={load.data?.target}
      actions={
        load.data && <ReportActions report={load.data} onDone={load.reload} />
      }
    >
      <PageState load={load}>
        {report => (
          <>
            <Region title={words.session}>
              <ReportFacts report={report} />
            </Region>
            <Region title={words.deviations}>
              <Deviations report={report} load={load} />
            </Region>
            <Region title={messages.plan.title}>
              <PlanSteps plan={report.plan} />
            </Region>
          </>
        )}
      </PageState>
    </PageLayout>
  );
}

function ReportFacts({ report }: { report: PlanReport }) {
  const { tenant, id, person, intervention, closedBy } = report;
  return (
    <Facts
      facts={[
        {
          label: words.state,
          value: <PlanReportTag session={{ tenant, id, planReport: report }} />,
        },
        { label: words.technician, value: <PersonName personRef={person} /> },
        {
          label: words.request,
          value: intervention && (
            <Link href={`/requests/${tenant}/${intervention}`}>
              {intervention}
            </Link>
          ),
        },
        { label: words.asPlanned, value: report.asPlanned },
        { label: words.hidden, value: report.hidden },
        {
          label: words.closedBy,
          value: closedBy && <PersonName personRef={closedBy} />,
        },
        {
          label: words.replay,
          value: <Link href={replayPath(tenant, id)}>{words.replay}</Link>,
        },
      ]}
    />
  );
}
