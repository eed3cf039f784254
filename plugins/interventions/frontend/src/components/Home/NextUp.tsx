import { useNavigate } from 'react-router-dom';
import { Button, ButtonLink } from '@backstage/ui';
import {
  HomeList,
  TenantName,
  TimeText,
  useAction,
  useClient,
  useLoad,
  useTenant,
} from '@wardroom/platform-react';
import {
  interventionsContract,
  type InterventionSummary,
  type QueueEntry,
} from '@wardroom/interventions-common';
import { messages } from '../../messages';
import { requestPath, requestsPath } from '../../routes';
import { PriorityTag } from '../Request/PriorityTag';
import { RequestLine } from './RequestLine';

const words = messages.nextUp;
const pollMillis = 30_000;
const shown = 10;

/** What to do next over all customers of the person, with the reasons for the order. */
export function NextUp() {
  const client = useClient(interventionsContract);
  const { tenant } = useTenant();
  const load = useLoad(
    signal =>
      client.queue.list({ tenant: tenant?.id, limit: shown }, { signal }),
    [tenant?.id],
    { every: pollMillis },
  );
  return (
    <HomeList
      label={words.title}
      load={load}
      itemKey={({ intervention }) => intervention.id}
      empty={{ title: words.empty, text: words.emptyText }}
      ordered
      all={{ href: requestsPath(), label: words.all }}
    >
      {entry => <Entry entry={entry} />}
    </HomeList>
  );
}

function Entry({ entry }: { entry: QueueEntry }) {
  const { intervention: request, reasons } = entry;
  const mayStart = request.allowedActions.includes('start');
  return (
    <RequestLine
      request={request}
      note={
        <>
          <PriorityTag priority={request.priority} />
          <TenantName tenant={request.tenant} />
          <span>{reasons.map(reason => words.reasons[reason]).join(', ')}</span>
          <span>
            {words.age} <TimeText time={request.createdAt} />
          </span>
        </>
      }
      action={
        mayStart ? (
          <StartButton request={request} />
        ) : (
          <ButtonLink
            size="small"
            variant="secondary"
            href={requestPath(request)}
          >
            {words.open(request.number)}
          </ButtonLink>
        )
      }
    />
  );
}

/** Takes the request over and opens it: the systems it is about are one press away then. */
function StartButton({ request }: { request: InterventionSummary }) {
  const { tenant, id, version, number } = request;
  const client = useClient(interventionsContract);
  const navigate = useNavigate();
  const start = useAction(
    () => client.interventions.start({ tenant, id, version }),
    {
      done: messages.actions.started(number),
      onDone: () => navigate(requestPath(request)),
    },
  );
  return (
    <Button
      size="small"
      isPending={start.pending}
      onPress={() => void start.run()}
    >
      {messages.actions.startName(number)}
    </Button>
  );
}
