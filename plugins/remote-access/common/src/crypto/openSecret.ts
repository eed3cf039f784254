import { InputError } from '@backstage/errors';
import { base64url } from './base64url';
import { webCrypto } from './webCrypto';
import type { RecipientKey } from './RecipientKey';
import type { SealContext, Sealed } from './Sealed';
import { sealingData, sealingKey } from './sealingKey';

/**
 * Opens a sealed secret. One error for every reason: a wrong key, another context and a changed envelope look alike.
 * The caller zeroes the bytes after use.
 */
export async function openSecret(
  sealed: Sealed,
  recipient: RecipientKey,
  context: SealContext,
): Promise<Uint8Array> {
  try {
    const epk = base64url.decode(sealed.epk);
    const key = await sealingKey({
      privateKey: recipient.privateKey,
      otherPublicKey: await webCrypto().importKey(
        'raw',
        epk,
        'X25519',
        false,
        [],
      ),
      epk,
      recipient: base64url.decode(recipient.publicKey),
      usage: 'decrypt',
    });
    const plaintext = await webCrypto().decrypt(
      {
        name: 'AES-GCM',
        iv: base64url.decode(sealed.nonce),
        additionalData: sealingData(sealed.kid, context),
      },
      key,
      base64url.decode(sealed.ciphertext),
    );
    return new Uint8Array(plaintext);
  } catch {
    throw new InputError(
      'This secret cannot be opened: it was sealed to another key, for something else, or changed since',
    );
  }
}
