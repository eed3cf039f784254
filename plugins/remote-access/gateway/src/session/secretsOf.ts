import {
  decodeCredentialSecret,
  type CredentialOrder,
  type SuppliedSecret,
} from '@wardroom/remote-access-common';
import { openCredential } from '../dial/openCredential';
import type { CredentialSource } from '../store/CredentialSource';

/**
 * Which secrets a credential has that can be typed. One that is sealed here is opened for this and wiped; a store outside,
 * which has no codes, is not asked before it must be.
 */
export async function secretsOf(
  source: CredentialSource,
  credential: CredentialOrder,
  signal: AbortSignal,
): Promise<SuppliedSecret[]> {
  if ('store' in credential) {
    return credential.reference.kind === 'password' ? ['password'] : [];
  }
  const opened = await openCredential(source, credential, { signal });
  try {
    const { kind, oneTime } = decodeCredentialSecret(opened.exposeBytes());
    const secrets: SuppliedSecret[] = kind === 'password' ? ['password'] : [];
    return oneTime ? [...secrets, 'code'] : secrets;
  } finally {
    opened.zero();
  }
}
