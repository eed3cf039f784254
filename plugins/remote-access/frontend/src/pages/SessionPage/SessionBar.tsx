import { Button } from '@backstage/ui';
import {
  StateTag,
  TenantName,
  useAction,
  useClient,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Session,
} from '@wardroom/remote-access-common';
import { SessionClock } from '../../components/Live/SessionClock';
import { BorrowSecret } from '../../components/Live/BorrowSecret';
import { SupplySecret } from '../../components/Live/SupplySecret';
import { Steer } from '../../components/Live/Steer';
import type { SessionState } from '../../components/Session/SessionState';
import { SessionPurpose } from '../../components/Purpose/SessionPurpose';
import { messages } from '../../messages';
import styles from './SessionPage.module.css';

const words = messages.session;

/** Customer, target, request, clock, whether it is recorded, and the buttons of the session. */
export function SessionBar(props: {
  /** Which one it is: known before anything else of it. */
  of: { tenant: string; id: string };
  session?: Session;
  state: SessionState;
  onDone: () => void;
}) {
  const { of, session, state, onDone } = props;
  const client = useClient(remoteAccessContract);
  const mark = useAction(
    () => client.sessions.mark({ ...of, label: new Date().toISOString() }),
    { done: words.marked },
  );
  const end = useAction(() => client.sessions.end(of));
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
        <SessionClock since={session?.activeAt} running={open} />
      </span>
      {open && (
        <>
          {session && state.ready && (
            <SupplySecret session={session} secrets={state.ready.secrets} />
          )}
          {session && <BorrowSecret session={session} />}
          {session && <Steer session={session} onDone={onDone} own />}
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
