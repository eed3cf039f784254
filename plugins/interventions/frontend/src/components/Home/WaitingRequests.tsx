import {
  HomeList,
  TenantName,
  TimeText,
  useClient,
  useLoad,
  useTenant,
} from '@wardroom/platform-react';
import {
  interventionsContract,
  type InterventionState,
  type InterventionSummary,
} from '@wardroom/interventions-common';
import { messages } from '../../messages';
import { RequestState } from '../Request/RequestState';
import { RequestLine } from './RequestLine';
import styles from './RequestList.module.css';

const words = messages.waiting;
const pollMillis = 30_000;

const forMe: InterventionState[] = ['acknowledged', 'in_progress', 'reopened'];
const forOthers: InterventionState[] = ['waiting_customer'];

/** The person's own requests: those they have to go on with, and those in which somebody else comes next. */
export function WaitingRequests() {
  return (
    <div className={styles.columns}>
      <Waiting title={words.forMe} empty={words.nothingForMe} state={forMe} />
      <Waiting
        title={words.forOthers}
        empty={words.nothingForOthers}
        state={forOthers}
      />
    </div>
  );
}

function Waiting(props: {
  title: string;
  empty: string;
  state: InterventionState[];
}) {
  const { title, empty, state } = props;
  const client = useClient(interventionsContract);
  const { tenant } = useTenant();
  const load = useLoad(
    signal =>
      client.interventions.list(
        { tenant: tenant?.id, assignee: 'me', state, limit: 20 },
        { signal },
      ),
    [tenant?.id, state],
    { every: pollMillis },
  );
  return (
    <div>
      <h3 className={styles.heading}>{title}</h3>
      <HomeList
        label={title}
        load={load}
        itemKey={({ id }) => id}
        empty={{ title: empty }}
      >
        {request => <Line request={request} />}
      </HomeList>
    </div>
  );
}

function Line({ request }: { request: InterventionSummary }) {
  return (
    <RequestLine
      request={request}
      quote={request.question}
      note={
        <>
          <RequestState state={request.state} />
          <TenantName tenant={request.tenant} />
          <span>
            {words.since} <TimeText time={request.stateSince} />
          </span>
        </>
      }
    />
  );
}
