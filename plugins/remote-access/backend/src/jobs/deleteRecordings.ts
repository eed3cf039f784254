import { defineJob, type Job, type TenantStore } from '@wardroom/platform-node';
import type { Gateways } from '../gateway/Gateways';
import { sessionFacts } from '../session/sessionFacts';
import type { SessionReader, StoredSession } from '../session/SessionReader';
import type { SessionWriter } from '../session/SessionWriter';

type Store = TenantStore<
  { sessions: typeof SessionReader },
  { sessions: typeof SessionWriter }
>;

const EVERY_MS = 600_000;

/**
 * Deletes recordings whose time is over and that nobody holds: it is claimed on record, then the gateway destroys the
 * keys and the file, then it counts as deleted. What a failure left half done is done again.
 */
export function deleteRecordings(options: {
  store: Store;
  gateway: Gateways;
}): Job {
  const { store, gateway } = options;
  return defineJob({
    name: 'delete recordings',
    everyMs: EVERY_MS,
    async run(scope) {
      const nodes = gateway.runs.map(({ node }) => node);
      const due = await store.readOnce(scope, r =>
        r.sessions.toBeDeleted(nodes),
      );
      for (const session of due) {
        const claimed = await store.transact(scope, tx =>
          tx.sessions.claimDeletion(session),
        );
        // Somebody has put it on hold meanwhile.
        if (!claimed) continue;
        const { channel } = gateway.at(session.node);
        await channel.ask('destroyRecording', fileOf(session));
        await store.transact(scope, async tx => {
          await tx.sessions.markDeleted(session);
          await tx.audit('recording.deleted', {
            ...sessionFacts(session),
            object: session.recordingId,
            session: session.id,
            head: session.recording?.head,
            keptUntil: session.recording?.keepUntil,
            keys: 'destroyed before the file',
          });
        });
      }
    },
  });
}

function fileOf({ tenant, id, recordingId }: StoredSession) {
  return { tenant, session: id, recording: recordingId as string };
}
