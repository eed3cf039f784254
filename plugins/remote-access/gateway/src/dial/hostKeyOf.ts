import { createHash } from 'node:crypto';
import type { HostKey } from '@wardroom/remote-access-common';

/** Type and fingerprint of a host key as it stands in the protocol, like `ssh-keygen -l` shows them. */
export function hostKeyOf(blob: Buffer): HostKey {
  const length = blob.readUInt32BE(0);
  const digest = createHash('sha256').update(blob).digest('base64');
  return {
    type: blob.toString('latin1', 4, 4 + Math.min(length, 64)),
    fingerprint: `SHA256:${digest.replace(/=+$/, '')}`,
  };
}
