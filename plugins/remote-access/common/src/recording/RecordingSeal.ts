import { z } from 'zod';
import { isoTime } from '@wardroom/platform-common';
import { EndReason } from './EndReason';
import { encoded, keyId } from '../crypto/Sealed';

/** The last frame of a recording. Where it is missing, the recording was cut short or is still being written. */
export const RecordingSeal = z.strictObject({
  endedAt: isoTime,
  reason: EndReason,
  /** Who ended the session, where that was another person. */
  by: z.string().max(120).optional(),
  chunks: z.number().int().min(0),
  /** Length of the recorded text before compression. */
  plainBytes: z.number().int().min(0),
  /** From the first to the last moment that is recorded. */
  durationMs: z.number().int().min(0),
  /** The chain's value after the last chunk, SHA-256. */
  head: encoded(43).length(43),
  signer: keyId,
  /** Bytes of a half-written chunk that were dropped when the recording was sealed after a crash. */
  droppedBytes: z.number().int().min(0),
});
export type RecordingSeal = z.infer<typeof RecordingSeal>;
