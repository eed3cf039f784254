import { systemScope, type TenantStore } from '@wardroom/platform-node';
import { isLive } from '@wardroom/remote-access-common';
import type { PortalHandlers } from '../gateway/GatewayRun';
import { sessionFacts } from './sessionFacts';
import type { SessionReader } from './SessionReader';
import type { SessionWriter } from './SessionWriter';

type Store = TenantStore<
  { sessions: typeof SessionReader },
  { sessions: typeof SessionWriter }
>;

const everywhere = systemScope('remote-access', '*');

/** Hears from the gateway what goes on around sessions while they run: who looks on, who types, who came and left. */
export function lifeHandlers(
  store: Store,
): Pick<PortalHandlers, 'life' | 'visit' | 'unrecorded'> {
  const find = (id: string) =>
    store.readOnce(everywhere, r => r.sessions.find(id));
  return {
    async life({ session: id, life }) {
      const session = await find(id);
      if (!session || !isLive(session.state)) return {};
      const { tenant } = session;
      const isAsked = life.asked && life.asked.id !== session.life?.asked?.id;
      await store.transact(everywhere, async tx => {
        await tx.sessions.noteLife(session, life);
        if (isAsked) await tx.emit('session.asked', { tenant, id });
      });
      return {};
    },
    async unrecorded({ session: id }) {
      const session = await find(id);
      if (!session) return {};
      await store.transact(everywhere, tx =>
        tx.audit('session.unrecorded', sessionFacts(session)),
      );
      return {};
    },
    async visit({ session: id, person: watcher, visit }) {
      const session = await find(id);
      if (!session) return {};
      const facts = { ...sessionFacts(session), watcher };
      await store.transact(everywhere, tx =>
        tx.audit(`watcher.${visit}`, facts),
      );
      return {};
    },
  };
}
