import {
  HomeItem,
  HomeList,
  PersonName,
  TenantName,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { PlanReportTag } from '../Plans/PlanReportTag';

const words = messages.plan.widget;
const everyMs = 15_000;

/** Sessions that did otherwise than planned, which somebody must explain. */
export function DueReports() {
  const client = useClient(remoteAccessContract);
  const load = useLoad(
    signal =>
      client.planReports.list({ state: ['due'], limit: 10 }, { signal }),
    [],
    { every: everyMs },
  );
  return (
    <HomeList
      label={words.title}
      load={load}
      itemKey={({ id }) => id}
      empty={{ title: words.none, text: words.noneText }}
      all={{ href: '/sessions', label: words.all }}
    >
      {report => (
        <HomeItem
          note={<PersonName personRef={report.person} />}
          action={<PlanReportTag session={{ ...report, planReport: report }} />}
        >
          <TenantName tenant={report.tenant} />, {report.target}
        </HomeItem>
      )}
    </HomeList>
  );
}
