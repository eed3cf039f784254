import { InputError } from '@backstage/errors';
import { webCrypto } from '../encoding/webCrypto';
import { openSecret } from '../sealing/openSecret';
import type { RecipientKey } from '../sealing/RecipientKey';
import {
  descriptorLength,
  maxChunk,
  nonceLength,
  signatureLength,
} from './frames';
import { chunkData } from './recordingChain';
import type { RecordingHeader } from './RecordingHeader';
import type { RecordingSource } from './RecordingSource';
import type { ChunkPlace } from './verifyRecording';

/** Opens the data key of a recording with the private key of one of its holders. */
export async function openDataKey(
  header: RecordingHeader,
  holder: RecipientKey,
): Promise<CryptoKey> {
  const wrapped = header.keys.find(({ kid }) => kid === holder.kid);
  if (!wrapped) {
    throw new InputError('This recording was not wrapped for the given key');
  }
  const raw = await openSecret(wrapped.sealed, holder, {
    purpose: 'recording-data-key',
    tenant: header.tenant,
    id: header.recording,
    version: 1,
  });
  const key = await webCrypto().importKey('raw', raw, 'AES-GCM', false, [
    'decrypt',
  ]);
  raw.fill(0);
  return key;
}

/** Takes zstd data apart; must refuse to give more than `maxLength` bytes. */
export type Decompress = (
  bytes: Uint8Array,
  maxLength: number,
) => Promise<Uint8Array>;

/** The text of one chunk: asciicast lines. Throws where the chunk is not what the chain says. */
export async function openChunk(options: {
  source: RecordingSource;
  place: ChunkPlace;
  dataKey: CryptoKey;
  decompress: Decompress;
}): Promise<Uint8Array> {
  const { source, place, dataKey, decompress } = options;
  const payload = await source.read(place.offset, place.length);
  const nonceEnd = descriptorLength + nonceLength;
  const descriptor = payload.slice(0, descriptorLength);
  try {
    const compressed = await webCrypto().decrypt(
      {
        name: 'AES-GCM',
        iv: payload.slice(descriptorLength, nonceEnd),
        additionalData: chunkData(place.previous, descriptor),
      },
      dataKey,
      payload.slice(nonceEnd, payload.length - signatureLength),
    );
    const plain = await decompress(new Uint8Array(compressed), maxChunk);
    if (plain.length === place.plainLength) return plain;
  } catch {
    // Falls through: a wrong key, a changed chunk and a bomb end alike.
  }
  throw new InputError(`Chunk ${place.index} of this recording does not open`);
}
