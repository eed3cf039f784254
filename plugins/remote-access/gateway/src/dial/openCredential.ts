import { Secret } from '@wardroom/platform-common';
import type { SealedCredential } from '@wardroom/remote-access-common';
import type { KeyStore } from '../keys/KeyStore';
import { DialFailure } from './DialFailure';

/** Opens a credential for the time of a sign-in: whoever asks for it zeroes it. */
export async function openCredential(
  keys: KeyStore,
  { sealed, context }: SealedCredential,
): Promise<Secret> {
  try {
    return new Secret(await keys.unseal(sealed, context));
  } catch {
    throw new DialFailure('credential-unusable');
  }
}
