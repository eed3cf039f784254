import { Link } from '@backstage/ui';
import {
  HomeItem,
  HomeList,
  TimeText,
  useClient,
  useLoad,
  useTenant,
} from '@wardroom/platform-react';
import {
  liveStates,
  remoteAccessContract,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { sessionPath, wallPath } from '../../routes';
import { SessionPurpose } from '../Purpose/SessionPurpose';

const words = messages.running;
const everyMs = 5_000;

/** Sessions that the technician has open. */
export function MySessions() {
  const client = useClient(remoteAccessContract);
  const { me } = useTenant();
  const load = useLoad(
    signal =>
      client.sessions.list(
        { state: [...liveStates], person: me.ref, limit: 10 },
        { signal },
      ),
    [me.ref],
    { every: everyMs },
  );
  return (
    <HomeList
      label={words.title}
      load={load}
      itemKey={({ id }) => id}
      empty={{ title: words.none, text: words.noneText }}
      all={{ href: wallPath, label: messages.live.toWall }}
    >
      {session => (
        <HomeItem
          note={
            <>
              <SessionPurpose session={session} /> ·{' '}
              <TimeText time={session.requestedAt} />
            </>
          }
        >
          <Link href={sessionPath(session.tenant, session.id)}>
            {session.target.name}
          </Link>
        </HomeItem>
      )}
    </HomeList>
  );
}
