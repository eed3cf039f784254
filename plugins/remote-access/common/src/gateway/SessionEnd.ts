import { z } from 'zod';
import { id, isoTime } from '@wardroom/platform-common';
import { EndReason } from '../recording/EndReason';
import { encoded } from '../crypto/Sealed';
import { HostKey } from '../target/HostKey';

const count = z.number().int().min(0);

/** State of a recording's file. Times of day are absent where they are not known. */
export const RecordingEnd = z.strictObject({
  recording: id('rec'),
  session: id('ses'),
  /**
   * `missing`: no file. `damaged`: changed since it was written; left as it is. `unsealed`: the disk did not take the
   * seal; ask the gateway to `recover` it when the disk is well.
   */
  state: z.enum(['sealed', 'unsealed', 'damaged', 'missing']),
  reason: EndReason.optional(),
  by: z.string().optional(),
  startedAt: isoTime.optional(),
  endedAt: isoTime.optional(),
  durationMs: count,
  chunks: count,
  /** Size of the file. */
  bytes: count,
  head: encoded(43).optional(),
  /** Whether a half-written chunk at the end was dropped. */
  truncated: z.boolean(),
});
export type RecordingEnd = z.infer<typeof RecordingEnd>;

/** How a session ended, whether or not it had become active. */
export const SessionEnd = z.strictObject({
  session: id('ses'),
  reason: EndReason,
  by: z.string().optional(),
  /** Absent where the session never became active. */
  activeAt: isoTime.optional(),
  endedAt: isoTime,
  bytesIn: count,
  bytesOut: count,
  /** Absent where recording had not begun. */
  recording: RecordingEnd.optional(),
  /** For `host-key-changed`: the key that was met, and those that were expected. */
  hostKey: z
    .strictObject({ presented: HostKey, pinned: z.array(HostKey) })
    .optional(),
});
export type SessionEnd = z.infer<typeof SessionEnd>;
