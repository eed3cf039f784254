import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import type { HostKey } from '@wardroom/remote-access-common';

/** What a target is known by: the authority with this public key; nothing for `null`, no change where it is absent. */
export function knownBy<Absent extends null | undefined>(
  publicKey: string | Absent,
): HostKey | Absent {
  if (typeof publicKey !== 'string') return publicKey;
  const [type, key] = publicKey.split(' ');
  const blob = Buffer.from(key, 'base64');
  const named = blob.length > 4 ? blob.readUInt32BE() : 0;
  if (blob.toString('latin1', 4, 4 + Math.min(named, 64)) !== type) {
    throw new InputError(`hostAuthority: this is no key of type ${type}`);
  }
  const digest = createHash('sha256').update(blob).digest('base64');
  const fingerprint = `SHA256:${digest.replace(/=+$/, '')}`;
  return { type, fingerprint, authority: true };
}
