import { newId } from '@wardroom/platform-common';
import {
  encodeCredentialSecret,
  sealSecret,
  type CredentialSecret,
  type SealedCredential,
  type SealPublicKey,
} from '@wardroom/remote-access-common';

/** A credential as the portal would hand it over: sealed to the gateway. */
export async function sealedCredential(
  secret: CredentialSecret,
  key: SealPublicKey,
  tenant = 'acme',
): Promise<SealedCredential> {
  const id = newId('crd');
  const context = { purpose: 'credential' as const, tenant, id, version: 1 };
  const sealed = await sealSecret(encodeCredentialSecret(secret), key, context);
  return { sealed, context };
}
