import {
  HomeItem,
  HomeList,
  useClient,
  useLoad,
  useTenant,
} from '@wardroom/platform-react';
import { assetsContract, type FindingSummary } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { findingsPath } from '../../routes';
import { DueTime } from '../Finding/DueTime';
import styles from '../Finding/Finding.module.css';
import { FindingTitle } from '../Finding/FindingTitle';
import { SeverityTag } from '../Finding/SeverityTag';

const words = messages.finding.home;
const pollMillis = 60_000;
const shown = 5;

/** The findings to deal with first, of the customer or of all of them. */
export function PressingFindings() {
  const client = useClient(assetsContract);
  const { tenant } = useTenant();
  const load = useLoad(
    signal =>
      client.findings.list(
        { tenant: tenant?.id, sort: 'rank', limit: shown },
        { signal },
      ),
    [tenant?.id],
    { every: pollMillis },
  );
  return (
    <HomeList
      label={words.title}
      load={load}
      itemKey={({ id }) => id}
      empty={{ title: words.empty, text: words.emptyText }}
      ordered
      all={{ href: findingsPath(), label: words.all }}
    >
      {finding => <Item finding={finding} ofOne={Boolean(tenant)} />}
    </HomeList>
  );
}

function Item(props: { finding: FindingSummary; ofOne: boolean }) {
  const { finding, ofOne } = props;
  return (
    <HomeItem
      note={
        <span className={styles.line}>
          <SeverityTag severity={finding.severity} />
          {finding.dueAt && (
            <span className={styles.line}>
              {words.due} <DueTime finding={finding} />
            </span>
          )}
        </span>
      }
    >
      <FindingTitle finding={finding} withTenant={!ofOne} />
    </HomeItem>
  );
}
