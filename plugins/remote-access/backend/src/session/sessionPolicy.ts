import type { Rights } from '@wardroom/platform-node';
import {
  isLive,
  recordingExport,
  recordingHold,
  recordingRead,
  recordingRelease,
  sessionEnd,
  sessionMark,
  sessionTerminate,
  type AccessRules,
  type Session,
} from '@wardroom/remote-access-common';
import { liveActions } from './liveActions';
import type { StoredSession } from './SessionReader';

type Actions = Session['allowedActions'];

export type Deciding = {
  rights: Rights;
  rules: Pick<
    AccessRules,
    'mayWatch' | 'mayStop' | 'mayExport' | 'mayPasteSecrets'
  >;
};

/**
 * What this person with these rights may do to a session. Marking and ending are for whoever is in it; the customer
 * watches and stops where the rules let them.
 */
export function sessionActions(
  session: StoredSession,
  person: string,
  by: Deciding,
): Actions {
  const { tenant, state } = session;
  const { rights, rules } = by;
  const ofCustomer = person.startsWith(`user:${tenant}/`);
  const actions: Actions = [];
  const own = session.person === person;
  const active = state === 'active';
  if (active && own && rights.has(sessionMark, tenant)) actions.push('mark');
  if (isLive(state) && own && rights.has(sessionEnd, tenant)) {
    actions.push('end');
  }
  const mayStop = !ofCustomer || rules.mayStop;
  if (isLive(state) && mayStop && rights.has(sessionTerminate, tenant)) {
    actions.push('terminate');
  }
  if (active) actions.push(...liveActions(session, person, by));
  if (mayView(session, rights)) actions.push('view');
  if (mayExport(session, by)) actions.push('export');
  return [...actions, ...keepingActions(session, rights)];
}

/** What may be done about how long the recording is kept. */
export function keepingActions(
  { tenant, recording }: StoredSession,
  rights: Rights,
): ('hold' | 'release')[] {
  const states = ['sealed', 'damaged', 'missing'];
  if (!recording || !states.includes(recording.state)) return [];
  if (recording.hold) {
    return rights.has(recordingRelease, tenant) ? ['release'] : [];
  }
  return rights.has(recordingHold, tenant) ? ['hold'] : [];
}

/** Whether somebody with these rights may look at the recording of a session that is over. */
export function mayView(
  { tenant, recording }: StoredSession,
  rights: Rights,
): boolean {
  return isWhole(recording) && rights.has(recordingRead, tenant);
}

/** Whether there is all of a recording that there will ever be. */
export function isWhole(recording: StoredSession['recording']): boolean {
  return recording?.state === 'sealed' || recording?.state === 'damaged';
}

/** Whether they may also take it out: whoever may not see it may not, and the rules may keep it in. */
export function mayExport(
  session: StoredSession,
  { rights, rules }: Deciding,
): boolean {
  return (
    mayView(session, rights) &&
    rules.mayExport &&
    rights.has(recordingExport, session.tenant)
  );
}
