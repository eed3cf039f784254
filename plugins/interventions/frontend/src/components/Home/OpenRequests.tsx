import { Link } from '@backstage/ui';
import {
  PageState,
  PersonName,
  TimeText,
  useClient,
  useLoad,
  useMay,
  useTenant,
} from '@wardroom/platform-react';
import {
  interventionsContract,
  openStates,
  type InterventionSummary,
} from '@wardroom/interventions-common';
import { messages } from '../../messages';
import { requestsPath } from '../../routes';
import { NewRequestButton } from '../Request/NewRequestButton';
import { RequestState } from '../Request/RequestState';
import { RequestLine } from './RequestLine';
import styles from './RequestList.module.css';

const words = messages.openRequests;
const pollMillis = 30_000;
const shown = 5;

/** The open requests of the own company: how far they are, who works on them, what comes next. */
export function OpenRequests() {
  const client = useClient(interventionsContract);
  const { me } = useTenant();
  const tenant = me.tenant;
  const maySubmit = useMay('intervention.submit');
  const load = useLoad(
    signal =>
      client.interventions.list(
        { tenant, state: [...openStates], sort: 'priority', limit: shown },
        { signal },
      ),
    [tenant],
    { every: pollMillis },
  );
  const submit = maySubmit && <NewRequestButton variant="secondary" />;
  return (
    <PageState
      load={load}
      empty={{
        when: ({ items }) => items.length === 0,
        title: words.empty,
        text: words.emptyText,
        action: submit,
      }}
    >
      {({ items }) => (
        <>
          <ul className={styles.list} aria-label={words.title}>
            {items.map(request => (
              <Line key={request.id} request={request} />
            ))}
          </ul>
          <div className={styles.note}>
            {submit}
            <Link href={requestsPath()}>{words.all}</Link>
          </div>
        </>
      )}
    </PageState>
  );
}

function Line({ request }: { request: InterventionSummary }) {
  const { state, assignee, stateSince } = request;
  return (
    <RequestLine
      request={request}
      note={
        <>
          <RequestState state={state} />
          <span>
            {messages.list.columns.assignee}:{' '}
            {assignee ? <PersonName personRef={assignee} /> : messages.nobody}
          </span>
          <TimeText time={stateSince} />
          <span>{messages.nextStep[state]}</span>
        </>
      }
    />
  );
}
