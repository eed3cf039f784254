import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const IV = 12;
const TAG = 16;

/**
 * Seals bytes with AES-256-GCM.
 *
 * @param key - 32 bytes
 * @param aad - what the sealed bytes belong to; they open for nothing else
 * @returns nonce, tag and ciphertext in base64url
 */
export function sealBytes(
  key: Uint8Array,
  plain: Uint8Array,
  aad: string,
): string {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(aad));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** Opens what `sealBytes` made. Throws if key, place or bytes are others. */
export function openBytes(
  key: Uint8Array,
  sealed: string,
  aad: string,
): Uint8Array {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV), {
    authTagLength: TAG,
  });
  decipher.setAAD(Buffer.from(aad));
  decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
  return Buffer.concat([
    decipher.update(bytes.subarray(IV + TAG)),
    decipher.final(),
  ]);
}
