import { useNavigate } from 'react-router-dom';
import { Button, ButtonLink, Link } from '@backstage/ui';
import {
  PageState,
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
import styles from './RequestList.module.css';

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
    <PageState
      load={load}
      empty={{
        when: ({ items }) => items.length === 0,
        title: words.empty,
        text: words.emptyText,
        action: <Link href={requestsPath()}>{words.all}</Link>,
      }}
    >
      {({ items, nextCursor }) => (
        <>
          <ol className={styles.list} aria-label={words.title}>
            {items.map(entry => (
              <Entry key={entry.intervention.id} entry={entry} />
            ))}
          </ol>
          {nextCursor && <Link href={requestsPath()}>{words.more}</Link>}
        </>
      )}
    </PageState>
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
