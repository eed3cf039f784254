import { useCallback, useRef, useState } from 'react';
import { Alert, Button, Link } from '@backstage/ui';
import {
  ConfirmDialog,
  PageLayout,
  useClient,
  useLoad,
  useTenant,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Entry,
  type Session,
} from '@wardroom/remote-access-common';
import { FilesPanel } from '../../components/Files/FilesPanel';
import { Around } from '../../components/Live/Around';
import {
  useTerminal,
  type TerminalState,
} from '../../components/Terminal/useTerminal';
import { messages } from '../../messages';
import { replayPath } from '../../routes';
import { SessionBar } from './SessionBar';
import { SessionNotice } from './SessionNotice';
import styles from './SessionPage.module.css';

const words = messages.session;
const everyMs = 10_000;

/** The terminal with its bar, and what the gateway has to say. */
export function SessionScreen(props: { tenant: string; entry: Entry }) {
  const { tenant, entry } = props;
  const client = useClient(remoteAccessContract);
  const screen = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const leave = useCallback(
    () => bar.current?.querySelector('button')?.focus(),
    [],
  );
  const { state, files, confirmPaste, dropPaste } = useTerminal(
    screen,
    entry,
    leave,
  );
  const over = state.phase === 'over';
  const load = useLoad(
    signal => client.sessions.get({ tenant, id: entry.session }, { signal }),
    [tenant, entry.session, state.phase, state.around.holder],
    { every: everyMs },
  );
  const { me } = useTenant();
  const { holder } = state.around;
  const away = holder === me.ref ? undefined : holder;
  const name = load.data?.target.name ?? '';
  return (
    <PageLayout title={words.region(name)}>
      <div className={styles.page}>
        <div ref={bar}>
          <SessionBar session={load.data} state={state} onDone={load.reload} />
        </div>
        <SessionNotice state={state} />
        {!over && (
          <Around state={{ ...state.around, holder: away }} me={me.ref} />
        )}
        {over && load.data && <Over session={load.data} state={state} />}
        <div
          ref={screen}
          className={styles.screen}
          hidden={over && !state.ready}
          role="application"
          aria-label={words.region(name)}
        />
        {!over && <p className={styles.hint}>{words.leaveHint}</p>}
        {!over && state.ready?.files && (
          <Files exchange={files} most={state.ready.files} />
        )}
      </div>
      {state.held && (
        <ConfirmDialog
          title={words.pasteTitle(state.held.lines)}
          text={words.pasteText}
          confirmLabel={words.pasteConfirm}
          onConfirm={async () => confirmPaste(state.held?.text ?? '')}
          onClose={dropPaste}
        />
      )}
    </PageLayout>
  );
}

/** The target's files, shown when they are wanted. */
function Files(props: Parameters<typeof FilesPanel>[0]) {
  const [shown, setShown] = useState(false);
  return (
    <>
      <div>
        <Button
          variant="secondary"
          aria-expanded={shown}
          onPress={() => setShown(!shown)}
        >
          {shown ? messages.files.hide : messages.files.show}
        </Button>
      </div>
      {shown && <FilesPanel {...props} />}
    </>
  );
}

/** How the session ended, or why it never began, and where to go from here. */
function Over(props: { session: Session; state: TerminalState }) {
  const { ready, ended } = props.state;
  const { tenant, id, intervention } = props.session;
  return (
    <Alert
      status={ready ? 'info' : 'danger'}
      title={ready ? words.over : words.refused}
      description={ended?.message}
      customActions={
        <>
          {intervention ? (
            <Link href={`/requests/${tenant}/${intervention.key}`}>
              {words.backToRequest}
            </Link>
          ) : (
            <Link href="/access">{words.backToAccess}</Link>
          )}
          {ready && <Link href={replayPath(tenant, id)}>{words.toReplay}</Link>}
        </>
      }
    />
  );
}
