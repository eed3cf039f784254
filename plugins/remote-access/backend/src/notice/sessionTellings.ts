import type { StoredSession } from '../session/SessionReader';
import { holders, weights, type Telling } from './Telling';

/** What is told of sessions: people who are waited for, and what ended without a recording. Commands never are. */
export const sessionTellings = {
  async 'session.asked'(r, { tenant, id }) {
    const session = await r.sessions.get(tenant, id);
    const told = {
      ...{ ...asking(session), ...watching(session) },
      title: 'A command waits for your answer',
    };
    return [
      { ...holders('customer', 'session.answer'), ...told },
      { ...holders('provider', 'session.answer'), ...told },
    ];
  },
  async 'session.invited'(r, { tenant, id, guest }) {
    const session = await r.sessions.get(tenant, id);
    if (!guest) return [];
    return [
      {
        to: { kind: 'people' as const, refs: [guest] },
        ...{ ...asking(session), ...watching(session) },
        title: 'A colleague invites you to a session',
      },
    ];
  },
  async 'session.activated'(r, { tenant, id }) {
    const session = await r.sessions.get(tenant, id);
    const { rules } = (await r.policies.inForce([tenant]))(tenant);
    const place = { tenant, id: session.target.id };
    const [target] = await r.targets.named([place]);
    const watched = rules.watcher === 'always' || target?.policy.watched;
    if (!watched || session.state !== 'active') return [];
    const told = {
      ...{ ...asking(session), ...watching(session) },
      title: 'A session waits for somebody who watches',
    };
    const ofCustomer = { ...holders('customer', 'session.watch'), ...told };
    return [
      { ...holders('provider', 'session.watch'), ...told },
      ...(rules.mayWatch ? [ofCustomer] : []),
    ];
  },
  async 'session.ended'(r, { tenant, id }) {
    const session = await r.sessions.get(tenant, id);
    if (session.endReason !== 'recorder-failed') return [];
    const told = {
      ...{ ...weights.important, path: '/sessions' },
      text: session.target.name,
      title: 'A session was ended because it could not be recorded',
    };
    return [
      { ...holders('customer', 'session.terminate'), ...told },
      { ...holders('provider', 'session.terminate'), ...told },
    ];
  },
} satisfies Record<string, Telling>;

/** Somebody is waited for, now. */
function asking({ person, target }: StoredSession) {
  return { ...weights.pressing, except: person, text: target.name };
}

function watching({ tenant, id }: StoredSession) {
  return { path: `/sessions/${tenant}/${id}/watch` };
}
