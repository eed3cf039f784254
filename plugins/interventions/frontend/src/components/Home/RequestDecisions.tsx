import { Button, ButtonLink } from '@backstage/ui';
import {
  PageState,
  TimeText,
  useAction,
  useClient,
} from '@wardroom/platform-react';
import {
  interventionsContract,
  type InterventionSummary,
} from '@wardroom/interventions-common';
import { useDecisions } from '../../hooks/useDecisions';
import { messages } from '../../messages';
import { requestPath } from '../../routes';
import { PriorityTag } from '../Request/PriorityTag';
import { RequestLine } from './RequestLine';
import styles from './RequestList.module.css';

const words = messages.decision;

/** Questions to answer and results to confirm, with one main button each. */
export function RequestDecisions() {
  const load = useDecisions();
  return (
    <PageState
      load={load}
      empty={{
        when: items => items.length === 0,
        title: words.empty,
        text: words.emptyText,
      }}
    >
      {items => (
        <ul className={styles.list}>
          {items.map(request => (
            <Decision key={request.id} request={request} onDone={load.reload} />
          ))}
        </ul>
      )}
    </PageState>
  );
}

function Decision(props: { request: InterventionSummary; onDone: () => void }) {
  const { request, onDone } = props;
  const { tenant, id, version, number, state, question } = request;
  const client = useClient(interventionsContract);
  const confirm = useAction(
    () => client.interventions.close({ tenant, id, version }),
    { done: messages.actions.closed(number), onDone },
  );
  const isDone = state === 'resolved';
  return (
    <RequestLine
      request={request}
      quote={question}
      note={
        <>
          <PriorityTag priority={request.priority} />
          <span>{isDone ? words.result : words.asks}</span>
          <TimeText time={request.stateSince} />
        </>
      }
      action={
        isDone ? (
          <Button
            size="small"
            aria-label={words.confirmName(number)}
            isPending={confirm.pending}
            onPress={() => void confirm.run()}
          >
            {words.confirm}
          </Button>
        ) : (
          <ButtonLink
            size="small"
            aria-label={words.answerName(number)}
            href={requestPath(request)}
          >
            {words.answer}
          </ButtonLink>
        )
      }
    />
  );
}
