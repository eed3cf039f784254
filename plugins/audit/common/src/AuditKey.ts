import { z } from 'zod';
import { digest } from './ChainPosition';
import type { TrailCrypto } from './TrailCrypto';

/** The name of a public key: half of its hash. */
export const keyId = z
  .string()
  .regex(/^[0-9a-f]{32}$/, 'must be 32 lower-case hexadecimal digits');

/** An Ed25519 public key that checkpoints are checked with. Published. */
export const AuditKey = z.strictObject({
  keyId,
  /** 32 bytes. */
  publicKey: digest,
});
export type AuditKey = z.infer<typeof AuditKey>;

/** The key with the name that follows from it. */
export function auditKey(
  publicKey: string,
  sha256: TrailCrypto['sha256'],
): AuditKey {
  return { keyId: sha256(publicKey).slice(0, 32), publicKey };
}
