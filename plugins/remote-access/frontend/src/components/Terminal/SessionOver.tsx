import { ButtonLink, Text } from '@backstage/ui';
import { Facts, PersonName } from '@wardroom/platform-react';
import type { Session } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { replayPath, requestPath, sessionsPath } from '../../routes';
import type { SocketState } from './SessionSocket';
import styles from './Terminal.module.css';

const words = messages.ended;

/** The end of a session: why, by whom, and where to go from here. */
export function SessionOver(props: {
  session: Session;
  state: Extract<SocketState, { phase: 'over' }>;
}) {
  const { session, state } = props;
  const ended = 'ended' in state ? state.ended : undefined;
  return (
    <div className={styles.over} role="alert">
      <h2>{words.title}</h2>
      <Text as="p" variant="body-large">
        {sentenceOf(state)}
      </Text>
      <Facts
        facts={[
          {
            label: words.by,
            value: ended?.by && <PersonName personRef={ended.by} />,
          },
          { label: words.reason, value: session.endNote },
          { label: words.presented, value: ended?.hostKey?.presented },
          { label: words.pinned, value: ended?.hostKey?.pinned.join(', ') },
        ]}
      />
      <div className={styles.buttons}>
        <ButtonLink href={requestPath(session)}>{words.request}</ButtonLink>
        {session.recording && (
          <ButtonLink variant="secondary" href={replayPath(session)}>
            {words.replay}
          </ButtonLink>
        )}
        <ButtonLink variant="secondary" href={sessionsPath()}>
          {words.sessions}
        </ButtonLink>
      </div>
    </div>
  );
}

function sentenceOf(state: Extract<SocketState, { phase: 'over' }>): string {
  if ('ended' in state) return state.ended.message;
  if (state.closed === 'taken-over') return words.takenOver;
  if (state.closed === 'lost') return words.lost;
  return state.words || words.refusedText;
}
