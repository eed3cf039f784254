import type { ReactNode } from 'react';
import { Alert } from '@backstage/ui';
import { PersonName } from '@wardroom/platform-react';
import type { SessionNotice, Watcher } from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.live;

export type Frozen = Extract<SessionNotice, { type: 'frozen' }>;
export type Message = Extract<SessionNotice, { type: 'message' }>;

/** What the gateway tells everybody in a session. */
export type AroundState = {
  watchers: Watcher[];
  frozen?: Frozen;
  message?: Message;
  /** Who has the keyboard. */
  holder?: string;
  /** Whether it goes on without being recorded. */
  unrecorded?: boolean;
};

/** What a notice changes of it. */
export function changesAround(notice: {
  type: string;
}): Partial<AroundState> | undefined {
  const told = notice as SessionNotice;
  if (told.type === 'watchers') return { watchers: told.watchers };
  if (told.type === 'message') return { message: told };
  if (told.type === 'keyboard') return { holder: told.holder };
  if (told.type === 'unrecorded') return { unrecorded: true };
  if (told.type === 'frozen') {
    return { frozen: told.frozen ? told : undefined };
  }
  return undefined;
}

/** Who watches, why nothing can be typed, who has the keyboard, and the last message. */
export function Around(props: { state: AroundState; me: string }) {
  const { watchers, frozen, message, holder, unrecorded } = props.state;
  return (
    <>
      {unrecorded && (
        <Alert
          status="danger"
          title={words.unrecorded}
          description={words.unrecordedHint}
        />
      )}
      {watchers.length > 0 && (
        <p role="status">
          {words.watching(watchers.length)}{' '}
          {watchers.map(({ person, since }, index) => (
            <span key={`${person} ${since}`}>
              {index > 0 && ', '}
              <PersonName personRef={person} />
            </span>
          ))}
        </p>
      )}
      {frozen && (
        <Alert
          status="danger"
          title={<Why frozen={frozen} />}
          description={frozen.note}
        />
      )}
      {holder && (
        <Alert
          status="warning"
          title={
            holder === props.me ? (
              words.yourKeyboard
            ) : (
              <>
                {words.keyboardWith} <PersonName personRef={holder} />
              </>
            )
          }
        />
      )}
      {message && (
        <Alert
          status="info"
          title={
            message.from ? (
              <>
                {words.messageFrom} <Sender from={message.from} />
              </>
            ) : (
              words.message
            )
          }
          description={message.text}
        />
      )}
    </>
  );
}

function Sender({ from }: { from: string }): ReactNode {
  return from.startsWith('user:') ? <PersonName personRef={from} /> : from;
}

function Why({ frozen }: { frozen: Frozen }): ReactNode {
  if (frozen.cause === 'person') {
    return (
      <>
        {words.frozenBy} <PersonName personRef={frozen.by} />
      </>
    );
  }
  return frozen.cause === 'unwatched'
    ? words.unwatched
    : words.frozenByRecorder;
}
