import { z } from 'zod';
import {
  id,
  isoTime,
  line,
  personRef,
  tenantId,
} from '@wardroom/platform-common';
import { encoded, keyId } from '../crypto/Sealed';
import { lengthPrefixed } from '../crypto/lengthPrefixed';
import { planHash } from '../policy/WorkPlan';

/**
 * What a recording is exported as. `page`: one HTML file that proves and plays it without a network. `asciicast`: the
 * text of a terminal as asciicast v2, which other players read, and which proves nothing.
 */
export const ExportForm = z.enum(['page', 'asciicast']);
export type ExportForm = z.infer<typeof ExportForm>;

/** Longest recording of which a page is made, in bytes: browsers open no page that is much larger. */
export const mostPageBytes = 128 * 1024 * 1024;

/** Who took what out, when and why: signed by the gateway, and shown over everything in the page. */
export const ExportStatement = z.strictObject({
  recording: id('rec'),
  session: id('ses'),
  tenant: tenantId,
  target: line(300),
  kind: z.enum(['terminal', 'desktop']),
  /** Who was in the session. */
  technician: personRef,
  exportedBy: personRef,
  exportedAt: isoTime,
  reason: line(300),
  /** Hash of the plan that the session was approved with. */
  plan: planHash.optional(),
  /** The chain's value at the end of the recording. */
  head: encoded(43).length(43),
});
export type ExportStatement = z.infer<typeof ExportStatement>;

/** Everything in an exported page beside its program. Bytes are base64. */
export const ExportContent = z.strictObject({
  /** JSON of an `ExportStatement`, as it was signed. */
  statement: z.string(),
  signature: z.string(),
  signer: keyId,
  /** The public keys of all gateways that may have written the recording, base64url. */
  publicKeys: z.array(z.strictObject({ kid: keyId, publicKey: z.string() })),
  /** The key that opens the recording. */
  dataKey: z.string(),
});
export type ExportContent = z.infer<typeof ExportContent>;

/** What the gateway signs of a statement. */
export function exportToSign(statement: Uint8Array): Uint8Array {
  return lengthPrefixed('wardroom/export/v1', statement);
}

/** What the gateway says around the bytes of an export, which come as binary frames. */
export const ExportNotice = z.discriminatedUnion('type', [
  /** Comes first: what the file is called, and about how long it gets, in bytes. */
  z.strictObject({
    type: z.literal('export'),
    name: z.string(),
    bytes: z.number().int(),
  }),
  /** All was sent. The SHA-256 of the file, in hex. */
  z.strictObject({ type: z.literal('exported'), sha256: z.string() }),
]);
export type ExportNotice = z.infer<typeof ExportNotice>;
