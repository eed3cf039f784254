import {
  sessionAnswer,
  sessionBorrow,
  sessionFreeze,
  sessionInvite,
  sessionJoin,
  sessionMessage,
  sessionSupply,
  sessionTake,
  sessionThaw,
  sessionWatch,
  type Session,
} from '@wardroom/remote-access-common';
import type { Deciding } from './sessionPolicy';
import type { StoredSession } from './SessionReader';

/** What may be done to a session while it is active. */
export function liveActions(
  { tenant, person: technician, life, guests }: StoredSession,
  person: string,
  { rights, rules }: Deciding,
): Session['allowedActions'] {
  const actions: Session['allowedActions'] = [];
  const own = technician === person;
  const ofCustomer = person.startsWith(`user:${tenant}/`);
  const watches =
    (!ofCustomer || rules.mayWatch) && rights.has(sessionWatch, tenant);
  const invited = guests.some(guest => guest.person === person);
  if (watches && !own) actions.push('watch');
  if (invited && rights.has(sessionJoin, tenant)) actions.push('join');
  const step = life?.frozenBy ? sessionThaw : sessionFreeze;
  if (rights.has(step, tenant))
    actions.push(life?.frozenBy ? 'thaw' : 'freeze');
  if (!own && rights.has(sessionMessage, tenant)) actions.push('message');
  if (!own && life?.asked && rights.has(sessionAnswer, tenant)) {
    actions.push('answer');
  }
  const holds = (life?.keyboard ?? technician) === person;
  const writes = life?.watchers.some(
    watcher => watcher.person === person && watcher.mode === 'write',
  );
  if (!holds && (own || writes) && rights.has(sessionTake, tenant)) {
    actions.push('take');
  }
  const supplied = own && holds && rules.mayPasteSecrets;
  if (supplied && rights.has(sessionSupply, tenant)) actions.push('supply');
  if (supplied && rights.has(sessionBorrow, tenant)) actions.push('borrow');
  if ((own || watches) && rights.has(sessionInvite, tenant)) {
    actions.push('invite');
  }
  return actions;
}
