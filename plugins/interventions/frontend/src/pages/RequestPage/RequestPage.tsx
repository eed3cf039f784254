import { useParams } from 'react-router-dom';
import { Link, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import {
  PageLayout,
  PageState,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import {
  interventionsContract,
  type Intervention,
} from '@wardroom/interventions-common';
import { messages } from '../../messages';
import { requestsPath } from '../../routes';
import { AffectedAssets } from './AffectedAssets';
import { Conversation } from './Conversation';
import { LinkedFindings } from './LinkedFindings';
import { RequestActions } from './RequestActions';
import { RequestDetails } from './RequestDetails';
import { RequestFacts } from './RequestFacts';
import { RequestHistory } from './RequestHistory';
import { RequestNotices } from './RequestNotices';
import { RequestStatus } from './RequestStatus';
import styles from './RequestPage.module.css';

const words = messages.request;
const pollMillis = 15_000;

/** One request: how far it is, what can be done, its conversation and its history. */
export function RequestPage() {
  const { tenant = '', id = '' } = useParams();
  const client = useClient(interventionsContract);
  const load = useLoad(
    signal => client.interventions.get({ tenant, id }, { signal }),
    [tenant, id],
    { every: pollMillis },
  );
  const request = load.data;
  return (
    <PageLayout
      title={
        request
          ? words.heading(request.number, request.title)
          : words.loading(id)
      }
      above={<Link href={requestsPath()}>{words.back}</Link>}
      subtitle={request && <RequestStatus request={request} />}
      actions={
        request && <RequestActions request={request} onChange={load.reload} />
      }
    >
      <PageState load={load}>
        {found => <Content request={found} onChange={load.reload} />}
      </PageState>
    </PageLayout>
  );
}

function Content(props: { request: Intervention; onChange: () => void }) {
  const { request, onChange } = props;
  return (
    <>
      <RequestNotices request={request} />
      <div className={styles.layout}>
        <div className={styles.side}>
          <AffectedAssets request={request} />
          <LinkedFindings request={request} />
          <RequestFacts request={request} />
        </div>
        <div className={styles.main}>
          <Tabs>
            <TabList aria-label={words.sections}>
              <Tab id="conversation">{words.conversation}</Tab>
              <Tab id="details">{words.details}</Tab>
              <Tab id="history">{words.history}</Tab>
            </TabList>
            <TabPanel id="conversation">
              <Conversation request={request} onSent={onChange} />
            </TabPanel>
            <TabPanel id="details">
              <RequestDetails request={request} />
            </TabPanel>
            <TabPanel id="history">
              <RequestHistory request={request} />
            </TabPanel>
          </Tabs>
        </div>
      </div>
    </>
  );
}
