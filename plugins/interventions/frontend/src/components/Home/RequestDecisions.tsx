import { Button, ButtonLink } from '@backstage/ui';
import {
  HomeList,
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

const words = messages.decision;

/** Questions to answer and results to confirm, with one main button each. */
export function RequestDecisions() {
  const load = useDecisions();
  return (
    <HomeList
      label={words.title}
      load={load}
      itemKey={({ id }) => id}
      empty={{ title: words.empty, text: words.emptyText }}
    >
      {request => <Decision request={request} onDone={load.reload} />}
    </HomeList>
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
