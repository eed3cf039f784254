import { systemScope, type TenantStore } from '@wardroom/platform-node';
import { fileFaults, isLive } from '@wardroom/remote-access-common';
import type { PortalHandlers } from '../gateway/GatewayRun';
import { sessionFacts } from './sessionFacts';
import type { SessionReader } from './SessionReader';
import type { SessionFileWriter } from '../sessionFile/SessionFileWriter';

type Store = TenantStore<
  { sessions: typeof SessionReader },
  { sessionFiles: typeof SessionFileWriter }
>;

const everywhere = systemScope('remote-access', '*');

/** Puts files of sessions on record. One that is about to be handed over waits for that: without a record, no file. */
export function fileHandlers(store: Store): Pick<PortalHandlers, 'file'> {
  return {
    async file({ session: id, file }) {
      const session = await store.readOnce(everywhere, r =>
        r.sessions.find(id),
      );
      if (!session) return { allowed: false };
      const { way, path, bytes, sha256, fault } = file;
      const facts = { ...sessionFacts(session), session: id, path };
      await store.transact(everywhere, async tx => {
        if (fault) {
          const reason = fileFaults[fault];
          await tx.audit('file.refused', { ...facts, reason });
          return;
        }
        await tx.sessionFiles.add(session, file);
        await tx.audit(`file.${way}`, { ...facts, bytes, sha256 });
      });
      return { allowed: isLive(session.state) };
    },
  };
}
