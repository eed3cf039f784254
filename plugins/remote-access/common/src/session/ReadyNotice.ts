import { z } from 'zod';
import { SuppliedSecret } from '../policy/SessionPolicy';
import { ShownPage } from './WebNotice';

/** The session is open. Comes again after every resumption, with a new `resume` token. */
export const ReadyNotice = z.strictObject({
  type: z.literal('ready'),
  session: z.string(),
  /** Token for one resumption; good until it is used or the session ends. */
  resume: z.string(),
  /** Seconds for which the session is held when the connection is lost. */
  graceSeconds: z.number(),
  /** Seconds without typing after which the session ends. */
  idleSeconds: z.number(),
  /** Seconds from now to the session's longest allowed time. */
  remainingSeconds: z.number(),
  paste: z.enum(['allow', 'confirm', 'deny']),
  /** Whether the page may copy from the session. */
  copy: z.boolean(),
  /** What of the session's credential can be typed for the technician; a gateway of before does not tell. */
  secrets: z.array(SuppliedSecret).default(SuppliedSecret.options),
  /** In a terminal: unacknowledged bytes at which output pauses. */
  window: z.number().optional(),
  /** Longest file to the target and from it, in bytes; 0 is none. Absent where the target has no files. */
  files: z.strictObject({ in: z.number(), out: z.number() }).optional(),
  /** In a desktop: how much text may pass in one piece, in bytes; 0 is nothing. */
  desktop: z
    .strictObject({ pasteBytes: z.number(), copyBytes: z.number() })
    .optional(),
  /** In a web application: what can be seen of it. */
  page: ShownPage.optional(),
});
