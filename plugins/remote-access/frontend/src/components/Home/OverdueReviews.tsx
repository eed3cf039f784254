import {
  HomeItem,
  HomeList,
  PersonName,
  TenantName,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { EmergencyActions } from '../Emergencies/EmergencyActions';

const words = messages.emergency;
const everyMs = 15_000;

/** Emergency access that waits for somebody: to be decided on, or to be reviewed; what is overdue says so. */
export function OverdueReviews() {
  const client = useClient(remoteAccessContract);
  const load = useLoad(
    signal =>
      client.emergencies.list(
        { state: ['requested', 'active', 'ended'], limit: 10 },
        { signal },
      ),
    [],
    { every: everyMs },
  );
  return (
    <HomeList
      label={words.title}
      load={load}
      itemKey={({ id }) => id}
      empty={{ title: words.empty, text: words.emptyText }}
      all={{ href: '/access', label: words.all }}
    >
      {emergency => {
        const { tenant, person, overdue, state, reason } = emergency;
        return (
          <HomeItem
            note={`${overdue ? words.overdue : words.states[state]} · ${reason}`}
            action={
              <EmergencyActions emergency={emergency} onDone={load.reload} />
            }
          >
            <TenantName tenant={tenant} />, <PersonName personRef={person} />
          </HomeItem>
        );
      }}
    </HomeList>
  );
}
