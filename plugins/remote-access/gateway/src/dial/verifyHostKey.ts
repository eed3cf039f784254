import type { HostKey } from '@wardroom/remote-access-common';
import { DialFailure } from './DialFailure';

type Trust = {
  hostKeys: HostKey[];
  /** Asks whether a key that is met for the first time is the pinned one from now on. */
  pinHostKey(hostKey: HostKey): Promise<boolean>;
};

/** Compares the key that a server showed with those that are pinned. Throws `DialFailure` where it is none of them. */
export async function verifyHostKey(
  { hostKeys, pinHostKey }: Trust,
  met: HostKey,
): Promise<void> {
  if (hostKeys.length === 0) {
    const accepted = await pinHostKey(met).catch(() => false);
    if (!accepted) throw new DialFailure('host-key-refused', met);
    return;
  }
  const known = hostKeys.some(
    ({ type, fingerprint, authority }) =>
      !authority && type === met.type && fingerprint === met.fingerprint,
  );
  if (!known) throw new DialFailure('host-key-changed', met);
}
