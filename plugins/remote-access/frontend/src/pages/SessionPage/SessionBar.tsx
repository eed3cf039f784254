import { useEffect, useState } from 'react';
import { Button } from '@backstage/ui';
import {
  formatDuration,
  StateTag,
  TenantName,
  useAction,
  useClient,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Session,
} from '@wardroom/remote-access-common';
import type { TerminalState } from '../../components/Terminal/useTerminal';
import { SessionPurpose } from '../../components/Purpose/SessionPurpose';
import { messages } from '../../messages';
import styles from './SessionPage.module.css';

const words = messages.session;

/** Customer, target, request, clock, whether it is recorded, and the buttons of the session. */
export function SessionBar(props: { session?: Session; state: TerminalState }) {
  const { session, state } = props;
  const client = useClient(remoteAccessContract);
  const key = session && { tenant: session.tenant, id: session.id };
  const mark = useAction(
    async () =>
      key && client.sessions.mark({ ...key, label: new Date().toISOString() }),
    { done: words.marked },
  );
  const end = useAction(async () => key && client.sessions.end(key));
  const open = state.phase === 'open' || state.phase === 'lost';
  return (
    <div className={styles.bar}>
      {open && (
        <span role="status">
          <StateTag tone="danger">{words.recording}</StateTag>
        </span>
      )}
      <span className={styles.facts}>
        {session && (
          <>
            <TenantName tenant={session.tenant} /> ·{' '}
            <SessionPurpose session={session} />
          </>
        )}{' '}
        <Clock since={session?.activeAt} running={open} />
      </span>
      {open && (
        <>
          <Button
            variant="secondary"
            isDisabled={mark.pending}
            onPress={() => mark.run()}
          >
            {words.mark}
          </Button>
          <Button
            destructive
            isDisabled={end.pending}
            onPress={() => end.run()}
          >
            {words.end}
          </Button>
        </>
      )}
    </div>
  );
}

const tickMs = 1_000;

function Clock({ since, running }: { since?: string; running: boolean }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [running]);
  if (!since) return null;
  const seconds = Math.max(0, Math.round((now - Date.parse(since)) / 1000));
  return (
    <span role="timer" aria-label={words.clock}>
      {formatDuration(seconds)}
    </span>
  );
}
