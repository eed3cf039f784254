import type { ControlProtocol, Handlers } from '@wardroom/remote-access-common';
import type { OpenReplays } from '../replay/OpenReplays';
import type { OpenSessions } from '../session/OpenSessions';

type Calls = (typeof ControlProtocol)['gateway'];
type Served =
  | 'terminate'
  | 'message'
  | 'freeze'
  | 'keyboard'
  | 'answer'
  | 'supply'
  | 'dismiss'
  | 'replays'
  | 'endReplay';

/** What the portal says to the people who are in sessions, look on, or see recordings. */
export function serveSessions(
  sessions: OpenSessions,
  replays: OpenReplays,
): Pick<Handlers<Calls>, Served> {
  const session = (id: string) => sessions.find(id);
  return {
    terminate: async ({ session: id, reason, by }) => {
      const found = session(id);
      await found?.end(reason, { by });
      return { found: Boolean(found) };
    },
    message: ({ session: id, text, from, by }) => {
      session(id)?.company.message(text, { from, by });
      return { found: Boolean(session(id)) };
    },
    freeze: ({ session: id, frozen, by, note }) => {
      session(id)?.company.freeze(frozen, { by, note });
      return { found: Boolean(session(id)) };
    },
    keyboard: ({ session: id, holder }) => ({
      given: session(id)?.company.give(holder) ?? false,
    }),
    answer: ({ session: id, question, allowed, by }) => ({
      found: session(id)?.company.answer(question, allowed, by) ?? false,
    }),
    supply: async ({ session: id, secret, other }) => {
      const found = session(id);
      if (!found) return { fault: 'not-open' };
      return { fault: await found.secrets.supply(secret, other) };
    },
    dismiss: ({ session: id, person }) => ({
      found: session(id)?.company.dismiss(person) ?? false,
    }),
    replays: () => ({ replays: replays.list }),
    endReplay: ({ session: id, person }) => ({
      found: replays.dismiss(id, person),
    }),
  };
}
