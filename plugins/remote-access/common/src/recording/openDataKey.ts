import { InputError } from '@backstage/errors';
import { openSecret } from '../crypto/openSecret';
import type { RecipientKey } from '../crypto/RecipientKey';
import type { RecordingHeader } from './RecordingHeader';
import { webCrypto } from '../crypto/webCrypto';

/** The data key of a recording by the private key of one of its holders, as bytes: the caller zeroes them. */
export async function unwrapDataKey(
  header: RecordingHeader,
  holder: RecipientKey,
): Promise<Uint8Array> {
  const wrapped = header.keys.find(({ kid }) => kid === holder.kid);
  if (!wrapped) {
    throw new InputError('This recording was not wrapped for the given key');
  }
  return openSecret(wrapped.sealed, holder, {
    purpose: 'recording-data-key',
    tenant: header.tenant,
    id: header.recording,
    version: 1,
  });
}

/** Opens the data key of a recording with the private key of one of its holders. */
export async function openDataKey(
  header: RecordingHeader,
  holder: RecipientKey,
): Promise<CryptoKey> {
  const raw = await unwrapDataKey(header, holder);
  const key = await webCrypto().importKey('raw', raw, 'AES-GCM', false, [
    'decrypt',
  ]);
  raw.fill(0);
  return key;
}
