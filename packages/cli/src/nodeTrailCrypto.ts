import { createPublicKey, hash, verify, type KeyObject } from 'node:crypto';
import type { TrailCrypto } from '@wardroom/audit-common';

/** What comes before the 32 bytes of an Ed25519 key in its usual wrapping (SubjectPublicKeyInfo). */
const wrapping = '302a300506032b6570032100';
const keys = new Map<string, KeyObject>();

/** The operations that a trail is checked with, by Node alone. */
export const nodeTrailCrypto: TrailCrypto = {
  sha256: text => hash('sha256', text),
  verify(publicKey, text, signature) {
    const key = keys.get(publicKey) ?? keyOf(publicKey);
    keys.set(publicKey, key);
    const bytes = Buffer.from(signature, 'hex');
    return verify(null, Buffer.from(text), key, bytes);
  },
};

function keyOf(publicKey: string): KeyObject {
  const key = Buffer.from(wrapping + publicKey, 'hex');
  return createPublicKey({ key, format: 'der', type: 'spki' });
}
