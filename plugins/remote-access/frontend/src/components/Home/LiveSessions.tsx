import {
  HomeItem,
  HomeList,
  PersonName,
  TimeText,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import {
  liveStates,
  remoteAccessContract,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { wallPath } from '../../routes';
import { SessionPurpose } from '../Purpose/SessionPurpose';
import { EndAccess } from './EndAccess';

const words = messages.access;
const everyMs = 4_000;

/** Sessions that run in the customer's systems at this moment, each with a button that ends it. */
export function LiveSessions() {
  const client = useClient(remoteAccessContract);
  const load = useLoad(
    signal =>
      client.sessions.list({ state: [...liveStates], limit: 20 }, { signal }),
    [],
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
              <SessionPurpose session={session} /> · {words.since}{' '}
              <TimeText time={session.activeAt ?? session.requestedAt} />
            </>
          }
          action={
            <EndAccess
              session={session}
              label={words.end}
              onDone={load.reload}
            />
          }
        >
          <PersonName personRef={session.person} />: {session.target.name}
        </HomeItem>
      )}
    </HomeList>
  );
}
