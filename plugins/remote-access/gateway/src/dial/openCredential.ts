import type { Secret } from '@wardroom/platform-common';
import {
  StoreFailure,
  type CredentialOrder,
} from '@wardroom/remote-access-common';
import type { CredentialSource } from '../store/CredentialSource';
import { DialFailure } from './DialFailure';

/** Opens a credential for the time of a sign-in: whoever asks for it zeroes it. Throws `DialFailure`. */
export async function openCredential(
  source: CredentialSource,
  order: CredentialOrder,
  signal: AbortSignal,
): Promise<Secret> {
  try {
    return await source.open(order, signal);
  } catch (error) {
    throw new DialFailure(
      error instanceof StoreFailure ? error.reason : 'credential-unusable',
    );
  }
}
