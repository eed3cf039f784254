import type { HostKey } from '@wardroom/remote-access-common';
import { DialFailure } from '../dial/DialFailure';

/**
 * Makes sure that a server is the one that was met before, by the certificate that it showed; at the first time it is
 * pinned. Gives the certificate. Throws `DialFailure`.
 *
 * @param met - undefined where the server showed none
 */
export async function checkCertificate(
  met: HostKey | undefined,
  expected: {
    hostKeys: readonly HostKey[];
    pinHostKey(hostKey: HostKey): Promise<boolean>;
  },
): Promise<HostKey> {
  const { hostKeys, pinHostKey } = expected;
  // A server that shows none where one was seen before is another one, or somebody between.
  if (!met && hostKeys.length) throw new DialFailure('host-key-changed');
  if (!met) throw new DialFailure('host-key-refused');
  if (hostKeys.length === 0) {
    const accepted = await pinHostKey(met).catch(() => false);
    if (!accepted) throw new DialFailure('host-key-refused', met);
  } else if (!hostKeys.some(key => key.fingerprint === met.fingerprint)) {
    throw new DialFailure('host-key-changed', met);
  }
  return met;
}
