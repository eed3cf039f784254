import { ConflictError, NotAllowedError } from '@backstage/errors';
import type { Rights } from '@wardroom/platform-node';
import {
  interventionLifecycle,
  openStates,
  type InterventionAction,
  type InterventionTransition,
} from '@wardroom/interventions-common';
import type { StoredIntervention } from './InterventionReader';
import { permissionOf } from './permissionOf';

type Subject = Pick<
  StoredIntervention,
  'tenant' | 'state' | 'assignee' | 'reopenUntil'
>;

/** Who asks, with which rights, and when. */
export type Asker = { ref: string; rights: Rights; now: Date };

const actions = Object.keys(permissionOf) as InterventionAction[];

/** What the asker may do to the request in its state. */
export function interventionActions(
  subject: Subject,
  asker: Asker,
): InterventionAction[] {
  return actions.filter(
    action =>
      asker.rights.has(permissionOf[action], subject.tenant) &&
      fitsState(subject, action, asker.now) &&
      isTheirs(subject, action, asker),
  );
}

/** Throws ConflictError where state or time are wrong, and NotAllowedError where the request is not the asker's. */
export function mustAllow(
  subject: Subject,
  action: InterventionAction,
  asker: Asker,
): void {
  if (interventionActions(subject, asker).includes(action)) return;
  if (!fitsState(subject, action, asker.now)) {
    if (action in interventionLifecycle.transitions) {
      const transition = action as InterventionTransition;
      interventionLifecycle.next(subject.state, transition);
    }
    throw new ConflictError(
      action === 'reopen'
        ? 'The time to reopen this request is over: submit a new one'
        : `This request is ${subject.state.replaceAll('_', ' ')}: nothing can be added or changed any more`,
    );
  }
  throw new NotAllowedError(
    subject.assignee
      ? `This request is assigned to ${subject.assignee}: have it assigned to you first`
      : 'This request is assigned to nobody: start it first',
  );
}

function fitsState(
  { state, reopenUntil }: Subject,
  action: InterventionAction,
  now: Date,
): boolean {
  const isOpen = (openStates as readonly string[]).includes(state);
  if (action === 'update' || action === 'assign') return isOpen;
  if (action === 'post' || action === 'postInternal') {
    return state !== 'closed' && state !== 'cancelled';
  }
  // Who starts a request that nobody has acknowledged has read it, too.
  if (action === 'start' && state === 'submitted') return true;
  if (action === 'reopen' && (!reopenUntil || new Date(reopenUntil) < now)) {
    return false;
  }
  return interventionLifecycle.can(state, action);
}

/** Work is done by the one it is assigned to; what nobody has yet is taken by starting it. */
function isTheirs(
  { assignee }: Subject,
  action: InterventionAction,
  { ref }: Asker,
): boolean {
  if (action === 'start') return !assignee || assignee === ref;
  const isWork = ['wait', 'resume', 'resolve'].includes(action);
  return !isWork || assignee === ref;
}
