import { InputError } from '@backstage/errors';
import { base64url } from './base64url';
import { webCrypto } from './webCrypto';
import { keyIdOf } from './keyIdOf';
import type { SealContext, Sealed, SealPublicKey } from './Sealed';
import { sealingData, sealingKey } from './sealingKey';

/**
 * Seals bytes so that only the holder of the recipient's private key can open them, and only for this context.
 * Works in browsers (from a secure origin or localhost) and in Node alike. The plaintext is not changed: zero it afterwards.
 */
export async function sealSecret(
  plaintext: Uint8Array,
  recipient: SealPublicKey,
  context: SealContext,
): Promise<Sealed> {
  const recipientKey = base64url.decode(recipient.publicKey);
  if ((await keyIdOf(recipientKey)) !== recipient.kid) {
    throw new InputError('The public key does not match its key id');
  }
  const ephemeral = (await webCrypto().generateKey('X25519', false, [
    'deriveBits',
  ])) as CryptoKeyPair;
  const epk = new Uint8Array(
    await webCrypto().exportKey('raw', ephemeral.publicKey),
  );
  const key = await sealingKey({
    privateKey: ephemeral.privateKey,
    otherPublicKey: await webCrypto().importKey(
      'raw',
      recipientKey,
      'X25519',
      false,
      [],
    ),
    epk,
    recipient: recipientKey,
    usage: 'encrypt',
  });
  const nonce = globalThis.crypto.getRandomValues(new Uint8Array(12));
  const additionalData = sealingData(recipient.kid, context);
  const ciphertext = await webCrypto().encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData },
    key,
    plaintext,
  );
  return {
    v: 1,
    kid: recipient.kid,
    epk: base64url.encode(epk),
    nonce: base64url.encode(nonce),
    ciphertext: base64url.encode(new Uint8Array(ciphertext)),
  };
}
