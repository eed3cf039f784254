import {
  HomeList,
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
  return (
    <HomeList
      label={words.title}
      load={load}
      itemKey={({ id }) => id}
      empty={{ title: words.empty, text: words.emptyText }}
      all={{ href: requestsPath(), label: words.all }}
      action={maySubmit && <NewRequestButton variant="secondary" />}
    >
      {request => <Line request={request} />}
    </HomeList>
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
