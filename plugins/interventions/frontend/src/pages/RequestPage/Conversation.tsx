import { useEffect, useRef } from 'react';
import { Button } from '@backstage/ui';
import {
  EmptyState,
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
      <PageState load={load}>{all => <Log all={all} />}</PageState>
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

function Log({ all }: { all: readonly Message[] }) {
  const log = useRef<HTMLDivElement>(null);
  const last = all.at(-1)?.id;
  useEffect(() => {
    // The newest message is what people come for.
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
  }, [last]);
  return (
    <div
      ref={log}
      role="log"
      aria-label={messages.request.conversation}
      className={styles.log}
      // It scrolls, so that people without a mouse must be able to reach it.
      tabIndex={0}
    >
      {all.length === 0 && (
        <EmptyState title={words.empty} text={words.emptyText} />
      )}
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
