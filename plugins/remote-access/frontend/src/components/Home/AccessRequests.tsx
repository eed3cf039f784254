import {
  HomeItem,
  HomeList,
  PersonName,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { GrantActions } from '../Grants/GrantActions';
import { grantInWords } from '../Grants/grantInWords';

const words = messages.grant.widget;
const everyMs = 5_000;

/** Technicians who ask for access, each with a decision. */
export function AccessRequests() {
  const client = useClient(remoteAccessContract);
  const load = useLoad(
    signal =>
      client.grants.list({ state: ['requested'], limit: 10 }, { signal }),
    [],
    { every: everyMs },
  );
  return (
    <HomeList
      label={words.title}
      load={load}
      itemKey={({ id }) => id}
      empty={{ title: words.none, text: words.noneText }}
      all={{ href: '/access', label: words.all }}
    >
      {grant => (
        <HomeItem
          note={grant.reason}
          action={<GrantActions grant={grant} onDone={load.reload} />}
        >
          <PersonName personRef={grant.requestedBy} />: {grantInWords(grant)}
        </HomeItem>
      )}
    </HomeList>
  );
}
