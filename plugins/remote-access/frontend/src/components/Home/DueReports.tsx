import {
  PageState,
  PersonName,
  TenantName,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { PlanReportTag } from '../Plans/PlanReportTag';
import styles from './SessionList.module.css';

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
    <PageState
      load={load}
      empty={{
        when: page => page.items.length === 0,
        title: words.none,
        text: words.noneText,
      }}
    >
      {page => (
        <ul className={styles.list} aria-label={words.title}>
          {page.items.map(report => (
            <li key={report.id} className={styles.item}>
              <span>
                <TenantName tenant={report.tenant} />, {report.target}
                <span className={styles.more}>
                  <PersonName personRef={report.person} />
                </span>
              </span>
              <PlanReportTag session={{ ...report, planReport: report }} />
            </li>
          ))}
        </ul>
      )}
    </PageState>
  );
}
