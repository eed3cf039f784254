import { base64url } from './base64url';
import { webCrypto } from './webCrypto';

/** The id of a public key: the first 16 bytes of its SHA-256, as base64url. */
export async function keyIdOf(publicKey: Uint8Array): Promise<string> {
  const digest = await webCrypto().digest('SHA-256', publicKey);
  return base64url.encode(new Uint8Array(digest, 0, 16));
}
