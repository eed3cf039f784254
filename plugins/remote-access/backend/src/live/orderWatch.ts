import { systemScope, type TenantStore } from '@wardroom/platform-node';
import type { Redemption } from '@wardroom/remote-access-common';
import type { SessionReader } from '../session/SessionReader';
import type { StoredTicket } from '../ticket/TicketReader';
import type { OnlookerCheck } from '../session/OnlookerCheck';

type Store = TenantStore<{ sessions: typeof SessionReader }>;

const everywhere = systemScope('remote-access', '*');

/** Lets the person of a redeemed ticket look on, if they still may and the session still runs. */
export function orderWatch(options: {
  store: Store;
  onlookers: OnlookerCheck;
}): (ticket: StoredTicket) => Promise<Redemption> {
  const { store, onlookers } = options;
  return async ({ tenant, session: id, person, issuedAt }) => {
    const session = await store.readOnce(everywhere, r =>
      r.sessions.get(tenant, id),
    );
    if (session.state !== 'active') {
      return { accepted: false, message: 'This session is over' };
    }
    const mode = await onlookers.modeOf(person, session, issuedAt);
    if (!mode) {
      return { accepted: false, message: 'You may not watch this session' };
    }
    return {
      accepted: true,
      order: { kind: 'watch', session: id, tenant, person, mode },
    };
  };
}
