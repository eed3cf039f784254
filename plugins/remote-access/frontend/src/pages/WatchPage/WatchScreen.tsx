import { useCallback, useRef, useState } from 'react';
import { Alert, Link } from '@backstage/ui';
import {
  PersonName,
  StateTag,
  TenantName,
  useTenant,
} from '@wardroom/platform-react';
import {
  isDesktop,
  type Entry,
  type Session,
} from '@wardroom/remote-access-common';
import { SessionClock } from '../../components/Live/SessionClock';
import {
  Around,
  changesAround,
  type AroundState,
} from '../../components/Live/Around';
import { Steer } from '../../components/Live/Steer';
import { SessionPurpose } from '../../components/Purpose/SessionPurpose';
import { useWatching } from '../../components/Watch/useWatching';
import { messages } from '../../messages';
import { replayPath, wallPath } from '../../routes';
import desktopStyles from '../../components/Desktop/Desktop.module.css';
import styles from './WatchPage.module.css';

const words = messages.live;

/** The screen of a running session with its bar: who is where, that it is recorded, and what can be done. */
export function WatchScreen(props: {
  session: Session;
  entry: Entry;
  onDone: () => void;
}) {
  const { session, entry, onDone } = props;
  const { me } = useTenant();
  const screen = useRef<HTMLDivElement>(null);
  const [around, setAround] = useState<AroundState>({ watchers: [] });
  const onNotice = useCallback((notice: { type: string }) => {
    const changes = changesAround(notice);
    if (changes) setAround(old => ({ ...old, ...changes }));
  }, []);
  const state = useWatching(screen, entry, onNotice);
  const { holder } = around;
  const shown = holder === session.person ? undefined : holder;
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        {state.phase === 'open' && (
          <span role="status">
            <StateTag tone="danger">{messages.session.recording}</StateTag>
          </span>
        )}
        <span className={styles.facts}>
          <TenantName tenant={session.tenant} /> ·{' '}
          <PersonName personRef={session.person} /> ·{' '}
          <SessionPurpose session={session} />{' '}
          <SessionClock
            since={session.activeAt}
            running={state.phase === 'open'}
          />
        </span>
        {state.phase === 'open' && (
          <Steer session={session} onDone={onDone} watching />
        )}
        <Link href={wallPath}>{words.toWall}</Link>
      </div>
      {state.phase === 'connecting' && (
        <Alert status="info" title={words.waiting} />
      )}
      {state.phase === 'over' && (
        <Alert
          status="info"
          title={state.ended ? words.over : words.gone}
          description={state.ended?.message || state.why}
          customActions={
            <Link href={replayPath(session.tenant, session.id)}>
              {words.toReplay}
            </Link>
          }
        />
      )}
      {state.phase === 'open' && (
        <Around state={{ ...around, holder: shown }} me={me.ref} />
      )}
      <div
        ref={screen}
        className={`${styles.screen} ${isDesktop(entry.protocol) ? desktopStyles.screen : ''}`}
        role="application"
        aria-label={words.region(session.target.name)}
      />
      {isDesktop(entry.protocol) && <p>{messages.desktop.leaveHint}</p>}
    </div>
  );
}
