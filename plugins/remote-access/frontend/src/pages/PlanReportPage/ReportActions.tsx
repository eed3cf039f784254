import {
  ConfirmButton,
  DownloadButton,
  useClient,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type PlanReport,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.plan.report;
const { planReports: endpoints } = remoteAccessContract;

/** What the signed-in person may do with a report as a whole. */
export function ReportActions(props: {
  report: PlanReport;
  onDone: () => void;
}) {
  const { report, onDone } = props;
  const { tenant, id, version, allowedActions } = report;
  const { planReports } = useClient(remoteAccessContract);
  const file = { contract: remoteAccessContract, input: { tenant, id } };
  return (
    <>
      {allowedActions.includes('close') && (
        <ConfirmButton
          variant="primary"
          label={words.close}
          title={words.closeTitle}
          text={words.closeText}
          onConfirm={() =>
            planReports.close({ tenant, id, version }).then(onDone)
          }
        />
      )}
      {allowedActions.includes('export') && (
        <>
          <DownloadButton {...file} endpoint={endpoints.exportCsv}>
            {words.exportCsv}
          </DownloadButton>
          <DownloadButton {...file} endpoint={endpoints.export}>
            {words.exportJson}
          </DownloadButton>
        </>
      )}
    </>
  );
}
