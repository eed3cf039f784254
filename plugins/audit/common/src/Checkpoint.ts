import { z } from 'zod';
import { isoTime, tenantId } from '@wardroom/platform-common';
import { keyId } from './AuditKey';
import { canonicalJson } from './canonicalJson';
import { ChainPosition } from './ChainPosition';

/** 64 bytes as lower-case hexadecimal digits. */
export const signature = z
  .string()
  .regex(/^[0-9a-f]{128}$/, 'must be 128 lower-case hexadecimal digits');

/**
 * A signed statement that at this time the tenant's chain had this head. Who keeps one elsewhere can prove later that
 * nothing up to it was changed.
 */
export const Checkpoint = ChainPosition.extend({
  tenant: tenantId,
  /** Number of the event under the checkpoint before this one, 0 before the first: none can be taken out unseen. */
  previous: z.number().int().min(0),
  at: isoTime,
  keyId,
  signature,
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/** The text under a checkpoint's signature. */
export function checkpointText(
  checkpoint: Omit<Checkpoint, 'signature'> & { signature?: string },
): string {
  const { tenant, sequence, hash, previous, at, keyId: key } = checkpoint;
  const signed = { tenant, sequence, hash, previous, at, keyId: key };
  return `wardroom audit checkpoint 1\n${canonicalJson(signed)}`;
}
