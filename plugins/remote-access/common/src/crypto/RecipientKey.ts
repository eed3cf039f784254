import { base64url } from './base64url';
import { webCrypto } from './webCrypto';
import { keyIdOf } from './keyIdOf';
import type { SealPublicKey } from './Sealed';

/** A key pair to which secrets are sealed, ready to open them. The private part cannot be read back. */
export type RecipientKey = SealPublicKey & { privateKey: CryptoKey };

/** Makes a new X25519 private key and gives it as PKCS#8 bytes: store them well or seal them, then zero them. */
export async function createRecipientKey(): Promise<Uint8Array> {
  const pair = (await webCrypto().generateKey('X25519', true, [
    'deriveBits',
  ])) as CryptoKeyPair;
  return new Uint8Array(await webCrypto().exportKey('pkcs8', pair.privateKey));
}

/** Takes a private key from its PKCS#8 bytes. */
export async function importRecipientKey(
  pkcs8: Uint8Array,
): Promise<RecipientKey> {
  const readable = await webCrypto().importKey('pkcs8', pkcs8, 'X25519', true, [
    'deriveBits',
  ]);
  const { x } = await webCrypto().exportKey('jwk', readable);
  const publicKey = x ?? '';
  return {
    kid: await keyIdOf(base64url.decode(publicKey)),
    publicKey,
    privateKey: await webCrypto().importKey('pkcs8', pkcs8, 'X25519', false, [
      'deriveBits',
    ]),
  };
}
