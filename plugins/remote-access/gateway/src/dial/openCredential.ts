import type { Secret } from '@wardroom/platform-common';
import {
  StoreFailure,
  type CredentialOrder,
} from '@wardroom/remote-access-common';
import type { CredentialSource } from '../store/CredentialSource';
import { certificateContent, type Account } from './certificateContent';
import { DialFailure } from './DialFailure';

/**
 * Opens a credential for the time of a sign-in: whoever asks for it zeroes it. Throws `DialFailure`.
 *
 * @param wanted - `account`: who signs in by SSH, where a store may have to certify that
 */
export async function openCredential(
  source: CredentialSource,
  order: CredentialOrder,
  wanted: { signal: AbortSignal; account?: Account },
): Promise<Secret> {
  const { signal, account } = wanted;
  try {
    return await source.open(order, signal, () => {
      if (account) return certificateContent(account);
      throw new DialFailure('credential-unusable');
    });
  } catch (error) {
    if (error instanceof DialFailure) throw error;
    throw new DialFailure(
      error instanceof StoreFailure ? error.reason : 'credential-unusable',
    );
  }
}
