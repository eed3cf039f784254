import { z } from 'zod';
import { id, isoTime, tenantId } from '@wardroom/platform-common';
import { keyId, Sealed } from '../crypto/Sealed';
import { planHash } from '../policy/WorkPlan';

/** One wrapped copy of a recording's data key. */
export const WrappedKey = z.strictObject({
  holder: z.enum(['tenant', 'auditor']),
  kid: keyId,
  /** The 32 bytes of the data key, sealed for this recording. */
  sealed: Sealed,
});
export type WrappedKey = z.infer<typeof WrappedKey>;

/** The first frame of a recording, readable by everyone who has the file: whose it is and who may open it. */
export const RecordingHeader = z.strictObject({
  format: z.literal('wardroom-recording'),
  version: z.literal(1),
  recording: id('rec'),
  session: id('ses'),
  tenant: tenantId,
  kind: z.enum(['terminal', 'desktop']),
  startedAt: isoTime,
  compression: z.literal('zstd'),
  /** The Ed25519 key of the gateway that signs every frame. */
  signer: keyId,
  /** Hash of the plan that the session was approved with. */
  plan: planHash.optional(),
  keys: z.array(WrappedKey).min(1).max(8),
});
export type RecordingHeader = z.infer<typeof RecordingHeader>;
