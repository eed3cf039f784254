import { Button } from '@backstage/ui';
import {
  PageState,
  PersonName,
  StateTag,
  TimeText,
} from '@wardroom/platform-react';
import type { Intervention, Message } from '@wardroom/interventions-common';
import { messages } from '../../messages';
import { MessageForm } from './MessageForm';
import { useConversation } from './useConversation';
import styles from './Conversation.module.css';

const words = messages.log;

/** What the people on a request wrote to each other, and a field to answer. */
export function Conversation(props: {
  request: Intervention;
  onSent: () => void;
}) {
  const { request, onSent } = props;
  const { pages, load } = useConversation(request);
  const { allowedActions } = request;
  const mayPost =
    allowedActions.includes('post') || allowedActions.includes('postInternal');
  return (
    <div className={styles.conversation}>
      {pages.hasMore && (
        <Button
          variant="secondary"
          isPending={pages.loadingMore}
          onPress={pages.loadMore}
        >
          {words.earlier}
        </Button>
      )}
      <PageState load={load}>
        {all => <Log all={pages.hasMore ? all : [firstOf(request), ...all]} />}
      </PageState>
      {mayPost ? (
        <MessageForm
          key={request.id}
          request={request}
          onSent={() => {
            pages.reload();
            onSent();
          }}
        />
      ) : (
        <p>{words.ended}</p>
      )}
    </div>
  );
}

/** What was asked for is the first thing that was said. */
function firstOf(request: Intervention): Message {
  const { id, tenant, requester, description, createdAt } = request;
  return {
    id,
    tenant,
    interventionId: id,
    author: requester,
    visibility: 'public',
    text: description,
    createdAt,
  };
}

function Log({ all }: { all: readonly Message[] }) {
  return (
    <div
      role="log"
      aria-label={messages.request.conversation}
      className={styles.log}
    >
      {all.map(message => (
        <article
          key={message.id}
          className={styles.message}
          data-internal={message.visibility === 'internal'}
        >
          <div className={styles.head}>
            <span className={styles.author}>
              <PersonName personRef={message.author} />
            </span>
            <TimeText time={message.createdAt} />
            {message.visibility === 'internal' && (
              <StateTag tone="neutral">{words.internalNote}</StateTag>
            )}
          </div>
          <p className={styles.text}>{message.text}</p>
        </article>
      ))}
    </div>
  );
}
