import { systemScope, type TenantStore } from '@wardroom/platform-node';
import type { Redemption } from '@wardroom/remote-access-common';
import type { RecordingKeyReader } from '../recordingKey/RecordingKeyReader';
import type { AccessCheck } from '../session/AccessCheck';
import type { SessionReader } from '../session/SessionReader';
import type { StoredTicket } from '../ticket/TicketReader';

type Store = TenantStore<{
  recordingKeys: typeof RecordingKeyReader;
  sessions: typeof SessionReader;
}>;

const everywhere = systemScope('remote-access', '*');

/**
 * Everything the gateway needs to show the recording of a redeemed ticket, or to hand it out: the private key of one holder, sealed to it.
 * A customer's person sees it with their company's key, the provider's with the auditors' key.
 */
export function orderReplay(options: {
  store: Store;
  access: AccessCheck;
}): (ticket: StoredTicket) => Promise<Redemption> {
  const { store, access } = options;
  return async ({ tenant, session: id, person, issuedAt, details }) => {
    const gone = await access.gone(person, issuedAt);
    if (gone) return { accepted: false, message: gone };
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
    const order = {
      ...{ recording: session.recordingId, session: id, tenant, person },
      key: { sealed: key.sealed, context: key.context },
      signPublicKeys,
    };
    if (!details)
      return { accepted: true, order: { kind: 'replay', ...order } };
    const { person: technician, target } = session;
    const taken = { ...details, technician, target: target.name };
    return { accepted: true, order: { kind: 'export', ...order, ...taken } };
  };
}
