import { useEffect, type ReactNode, type RefObject } from 'react';
import { Alert, Link } from '@backstage/ui';
import {
  PageLayout,
  useClient,
  useLoad,
  useTenant,
} from '@wardroom/platform-react';
import {
  isDesktop,
  remoteAccessContract,
  type Entry,
  type Session,
} from '@wardroom/remote-access-common';
import { Around } from '../../components/Live/Around';
import type { SessionState } from '../../components/Session/SessionState';
import { messages } from '../../messages';
import { replayPath } from '../../routes';
import { SessionBar } from './SessionBar';
import desktopStyles from '../../components/Desktop/Desktop.module.css';
import styles from './SessionPage.module.css';

const words = messages.session;
const everyMs = 10_000;

/** What is around the screen of a session: its bar, what is said in it, and where to go when it is over. */
export function SessionFrame(props: {
  tenant: string;
  entry: Entry;
  state: SessionState;
  /** The bar, to be reached by the keys that leave the screen. */
  bar: RefObject<HTMLDivElement>;
  /** The element that the terminal or the desktop is shown in. */
  screen: RefObject<HTMLDivElement>;
  /** How the keyboard leaves the screen. */
  hint: string;
  /** What the gateway has to say at this moment. */
  notice: ReactNode;
  /** What is beside the screen while the session runs. */
  children: ReactNode;
}) {
  const { tenant, entry, state, bar, screen, hint, notice, children } = props;
  const client = useClient(remoteAccessContract);
  const load = useLoad(
    signal => client.sessions.get({ tenant, id: entry.session }, { signal }),
    [tenant, entry.session],
    { every: everyMs },
  );
  const { reload } = load;
  useEffect(reload, [reload, state.phase, state.around.holder]);
  const { me } = useTenant();
  const over = state.phase === 'over';
  const { holder } = state.around;
  const away = holder === me.ref ? undefined : holder;
  const region = words.region(load.data?.target.name ?? '');
  const desktop = isDesktop(entry.protocol);
  return (
    <PageLayout title={region}>
      <div className={styles.page}>
        <div ref={bar}>
          <SessionBar
            of={{ tenant, id: entry.session }}
            session={load.data}
            state={state}
            onDone={reload}
          />
        </div>
        {notice}
        {!over && (
          <Around state={{ ...state.around, holder: away }} me={me.ref} />
        )}
        {over && load.data && <Over session={load.data} state={state} />}
        <div
          ref={screen}
          className={`${styles.screen} ${desktop ? desktopStyles.screen : ''}`}
          hidden={over && !state.ready}
          role="application"
          aria-label={region}
        />
        {!over && <p className={styles.hint}>{hint}</p>}
        {!over && children}
      </div>
    </PageLayout>
  );
}

/** How the session ended, or why it never began, and where to go from here. */
function Over(props: { session: Session; state: SessionState }) {
  const { ready, ended, why } = props.state;
  const { tenant, id, intervention } = props.session;
  return (
    <Alert
      status={ready ? 'info' : 'danger'}
      title={ready ? words.over : words.refused}
      description={ended?.message || why || (!ready && words.refusedText)}
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
