import { z } from 'zod';
import { id, isoTime, personRef } from '@wardroom/platform-common';
import { longestCommand } from '../policy/CommandRule';

/** Somebody who looks on at a session. */
export const Watcher = z.strictObject({
  person: personRef,
  mode: z.enum(['read', 'write']),
  since: isoTime,
});
export type Watcher = z.infer<typeof Watcher>;

/** A command that waits until somebody says whether it may be run. */
export const CommandQuestion = z.strictObject({
  id: id('ask'),
  command: z.string().max(longestCommand),
  note: z.string().optional(),
  at: isoTime,
});
export type CommandQuestion = z.infer<typeof CommandQuestion>;

/** What goes on around a session while it runs, as the gateway tells it. */
export const SessionLife = z.strictObject({
  watchers: z.array(Watcher).max(100),
  /** Who froze the input, where somebody did. */
  frozenBy: personRef.optional(),
  /** Who has the keyboard, where it is not the technician. */
  keyboard: personRef.optional(),
  /** The command that waits for a yes. */
  asked: CommandQuestion.optional(),
  /** When somebody last typed. */
  typedAt: isoTime.optional(),
});
export type SessionLife = z.infer<typeof SessionLife>;
