import { createPublicKey, hash, verify, type KeyObject } from 'node:crypto';
import type { TrailCrypto } from '@wardroom/audit-common';

/** What comes before the 32 bytes of an Ed25519 key in its usual wrapping (SubjectPublicKeyInfo). */
const wrapping = Buffer.from('302a300506032b6570032100', 'hex');
const keys = new Map<string, KeyObject>();

/** The chain's operations as Node does them fastest: one-shot hashing needs no object for each event. */
export const nodeTrailCrypto: TrailCrypto = {
  sha256: text => hash('sha256', text),
  verify: (publicKey, text, signature) =>
    verify(
      null,
      Buffer.from(text),
      keyOf(publicKey),
      Buffer.from(signature, 'hex'),
    ),
};

function keyOf(publicKey: string): KeyObject {
  const known = keys.get(publicKey);
  if (known) return known;
  const key = createPublicKey({
    key: Buffer.concat([wrapping, Buffer.from(publicKey, 'hex')]),
    format: 'der',
    type: 'spki',
  });
  if (keys.size < 100) keys.set(publicKey, key);
  return key;
}
