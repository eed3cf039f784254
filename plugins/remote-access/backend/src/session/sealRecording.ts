import type { RecordingEnd } from '@wardroom/remote-access-common';
import type { Effects } from '@wardroom/platform-node';
import type { PolicyReader } from '../policy/PolicyReader';
import type { StoredSession } from './SessionReader';
import type { SessionWriter } from './SessionWriter';

type Transaction = {
  policies: PolicyReader;
  sessions: SessionWriter;
} & Effects;

/** Puts the end of a recording on record: once, with the chain value that proves later that nothing in it was changed. */
export async function sealRecording(
  tx: Transaction,
  session: StoredSession,
  end: RecordingEnd,
): Promise<void> {
  const { tenant, id, recording } = session;
  if (recording && recording.state !== 'writing') return;
  const { state, chunks, bytes, head, truncated } = end;
  // The disk did not take the seal: it is asked for again until it does.
  if (state === 'unsealed') return;
  // A session that never got as far as a terminal has no recording to miss.
  if (state === 'missing' && !session.activeAt) return;
  const { rules } = (await tx.policies.inForce([tenant]))(tenant);
  // What holds now is promised for this recording; a rule that changes later changes nothing about it.
  await tx.sessions.seal({ tenant, id }, end, rules.retentionDays);
  await tx.audit('recording.sealed', {
    ...{ tenant, object: end.recording, session: id },
    ...{ state, chunks, bytes, head, truncated },
  });
}
