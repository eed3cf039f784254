import { newId } from '@wardroom/platform-common';
import { systemScope, type TenantStore } from '@wardroom/platform-node';
import type { Redemption } from '@wardroom/remote-access-common';
import type { CredentialWriter } from '../credential/CredentialWriter';
import type { GatewayRun } from '../gateway/GatewayRun';
import type { RecordingKeys } from '../recordingKey/RecordingKeys';
import { findRoad } from '../site/findRoad';
import type { SiteReader } from '../site/SiteReader';
import type { TargetWriter } from '../target/TargetWriter';
import type { StoredTicket } from '../ticket/TicketReader';
import type { AccessCheck } from './AccessCheck';
import { finishSession } from './finishSession';
import { policyFor } from './policyFor';
import { sessionFacts } from './sessionFacts';
import type { SessionReader } from './SessionReader';
import type { SessionWriter } from './SessionWriter';
import { stageOf } from './stageOf';
import { wishOf } from './Wish';

type Store = TenantStore<
  { sessions: typeof SessionReader },
  {
    credentials: typeof CredentialWriter;
    sessions: typeof SessionWriter;
    sites: typeof SiteReader;
    targets: typeof TargetWriter;
  }
>;

const everywhere = systemScope('remote-access', '*');

/**
 * Everything the gateway needs to open the session of a redeemed ticket. What was checked when the ticket was given out
 * is checked again: the credential leaves the store, still sealed, only for somebody who may be in at this moment.
 */
export function orderTerminal(options: {
  store: Store;
  access: AccessCheck;
  recordingKeys: RecordingKeys;
}): (
  ticket: StoredTicket,
  at: { ip: string; run: GatewayRun },
) => Promise<Redemption> {
  const { store, access, recordingKeys } = options;
  return async ({ tenant, session: id, person, issuedAt }, { ip, run }) => {
    const session = await store.readOnce(everywhere, r =>
      r.sessions.get(tenant, id),
    );
    const verdict = await access.look(wishOf(session));
    const note =
      session.state === 'requested' && session.person === person
        ? (verdict.refusal?.message ?? (await access.gone(person, issuedAt)))
        : 'This session is over already';
    if (note) {
      if (session.state === 'requested') {
        const ending = { reason: 'portal-refused' as const, note };
        await store.transact(everywhere, tx =>
          finishSession(tx, session, { action: 'refuse', ...ending }),
        );
      }
      return { accepted: false, message: note };
    }
    const recording = newId('rec');
    const holders = await recordingKeys.forRecording(tenant);
    const { incarnation, presence } = run;
    return store.transact(everywhere, async tx => {
      const target = await tx.targets.get(tenant, session.target.id);
      const way = await findRoad(tx, target, presence.connectorSocket);
      if ('fault' in way) {
        const ending = { reason: 'portal-refused' as const, note: way.fault };
        await finishSession(tx, session, { action: 'refuse', ...ending });
        return { accepted: false, message: way.fault };
      }
      const targetWay = verdict.target?.way;
      const facts = {
        ...{ incarnation, recording, recordingKeys: holders.ids, targetWay },
      };
      await tx.sessions.authorise(session, facts);
      await tx.audit('session.authorised', { ...sessionFacts(session), ip });
      const order = {
        ...{ session: id, recording, tenant, person },
        ...stageOf(target),
        credential: await tx.credentials.order(tenant, target.credential.id),
        road: way.road,
        jumps: way.jumps,
        hostKeys: target.pinned ? [target.pinned] : [],
        policy: policyFor(verdict, target.policy),
        plan: verdict.plan?.hash,
        recordingKeys: holders.keys,
      };
      return { accepted: true, order };
    });
  };
}
