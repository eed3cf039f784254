import { systemScope } from '@wardroom/platform-node';
import type { Redemption } from '@wardroom/remote-access-common';
import type { RemoteAccessStore } from '../RemoteAccessStore';
import type { StoredTicket } from '../ticket/TicketReader';

const everywhere = systemScope('remote-access', '*');

/**
 * Everything the gateway needs to show the recording of a redeemed ticket: the private key of one holder, sealed to it.
 * A customer's person sees it with their company's key, the provider's with the auditors' key.
 */
export function orderReplay(options: {
  store: RemoteAccessStore;
}): (ticket: StoredTicket) => Promise<Redemption> {
  const { store } = options;
  return async ({ tenant, session: id, person }) => {
    const { session, keys, signPublicKeys } = await store.read(
      everywhere,
      async r => {
        const found = await r.sessions.get(tenant, id);
        return {
          session: found,
          keys: await r.recordingKeys.findByIds(found.recordingKeys),
          signPublicKeys: await r.recordingKeys.signingKeys(),
        };
      },
    );
    const home = /^user:([^/]+)\//.exec(person)?.[1];
    const key = keys.find(k => k.tenant === home) ?? keys.at(-1);
    if (!session.recordingId || !key) {
      return { accepted: false, message: 'This session has no recording' };
    }
    return {
      accepted: true,
      order: {
        kind: 'replay',
        ...{ recording: session.recordingId, session: id, tenant, person },
        key: { sealed: key.sealed, context: key.context },
        signPublicKeys,
      },
    };
  };
}
