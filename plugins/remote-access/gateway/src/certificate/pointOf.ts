import type { KeyObject } from 'node:crypto';

/** The 32 bytes of a public key of Ed25519. */
export function pointOf(publicKey: KeyObject): Buffer {
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return Buffer.from(x, 'base64url');
}
