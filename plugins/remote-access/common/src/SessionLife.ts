import { z } from 'zod';
import { isoTime, personRef } from '@wardroom/platform-common';

/** Somebody who looks on at a session. */
export const Watcher = z.strictObject({
  person: personRef,
  mode: z.enum(['read', 'write']),
  since: isoTime,
});
export type Watcher = z.infer<typeof Watcher>;

/** What goes on around a session while it runs, as the gateway tells it. */
export const SessionLife = z.strictObject({
  watchers: z.array(Watcher).max(100),
  /** Who froze the input, where somebody did. */
  frozenBy: personRef.optional(),
  /** Who has the keyboard, where it is not the technician. */
  keyboard: personRef.optional(),
  /** When somebody last typed. */
  typedAt: isoTime.optional(),
});
export type SessionLife = z.infer<typeof SessionLife>;
