import {
  createRecipientKey,
  importRecipientKey,
  sealSecret,
  type SealContext,
  type Sealed,
  type SealPublicKey,
} from '@wardroom/remote-access-common';
import type { KeyStore } from './KeyStore';

/**
 * A key pair for which recordings are wrapped. The private part leaves sealed to the gateway: the portal keeps it and
 * cannot use it, and when the portal deletes it, the recordings are gone.
 */
export async function createSealedRecordingKey(
  keys: KeyStore,
  owner: Pick<SealContext, 'tenant' | 'id' | 'version'>,
): Promise<{ key: SealPublicKey; sealed: Sealed; context: SealContext }> {
  const context: SealContext = { purpose: 'recording-key', ...owner };
  const pkcs8 = await createRecipientKey();
  try {
    const { kid, publicKey } = await importRecipientKey(pkcs8);
    const sealed = await sealSecret(pkcs8, keys.seal, context);
    return { key: { kid, publicKey }, sealed, context };
  } finally {
    pkcs8.fill(0);
  }
}
