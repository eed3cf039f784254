import type { Rights } from '@wardroom/platform-node';
import {
  isLive,
  recordingRead,
  sessionEnd,
  sessionMark,
  sessionTerminate,
  sessionWatch,
  type Session,
} from '@wardroom/remote-access-common';
import type { StoredSession } from './SessionReader';

export const sessionRights = [
  sessionMark,
  sessionEnd,
  sessionTerminate,
  sessionWatch,
  recordingRead,
];

/** What this person with these rights may do to a session. Marking and ending are for whoever is in it. */
export function sessionActions(
  session: StoredSession,
  person: string,
  rights: Rights,
): Session['allowedActions'] {
  const { tenant, state, recording } = session;
  const actions: Session['allowedActions'] = [];
  const own = session.person === person;
  const active = state === 'active';
  if (active && own && rights.has(sessionMark, tenant)) actions.push('mark');
  if (isLive(state) && own && rights.has(sessionEnd, tenant)) {
    actions.push('end');
  }
  if (isLive(state) && rights.has(sessionTerminate, tenant)) {
    actions.push('terminate');
  }
  if (active && rights.has(sessionWatch, tenant)) actions.push('watch');
  const complete =
    recording?.state === 'sealed' || recording?.state === 'damaged';
  if (complete && rights.has(recordingRead, tenant)) actions.push('view');
  return actions;
}
