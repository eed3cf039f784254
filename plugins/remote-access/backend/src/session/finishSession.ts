import { endSentences } from '@wardroom/remote-access-common';
import type { Effects } from '@wardroom/platform-node';
import { openSeconds, sessionFacts } from './sessionFacts';
import type { StoredSession } from './SessionReader';
import type { Ending, SessionWriter } from './SessionWriter';

type Transaction = { sessions: SessionWriter } & Effects;

const events = {
  refuse: 'session.refused',
  end: 'session.ended',
  terminate: 'session.terminated',
  expire: 'session.expired',
  fail: 'session.failed',
} as const;

/** Ends a session on record: its state, its audit event and the news for other contexts, whoever ended it and why. */
export async function finishSession(
  tx: Transaction,
  session: StoredSession,
  ending: Ending,
): Promise<StoredSession> {
  const finished = await tx.sessions.finish(session, ending);
  const { tenant, id } = finished;
  await tx.audit(events[ending.action], {
    ...sessionFacts(finished),
    reason: ending.note ?? endSentences[ending.reason],
    note: ending.note,
    seconds: openSeconds(finished),
  });
  await tx.emit('session.ended', { tenant, id, ...purposeOf(finished) });
  return finished;
}

/** What events say of the purpose of a session: its request, where it has one. */
export function purposeOf({
  intervention,
}: StoredSession): Record<string, string> {
  return intervention ? { intervention: intervention.id } : {};
}
