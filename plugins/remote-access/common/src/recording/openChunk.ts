import { InputError } from '@backstage/errors';
import type { ChunkPlace } from './ChunkPlace';
import { frameLayout } from './frameLayout';
import { recordingChain } from './recordingChain';
import type { RecordingSource } from './RecordingSource';
import { webCrypto } from '../crypto/webCrypto';

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
  const nonceEnd = frameLayout.descriptor + frameLayout.nonce;
  const descriptor = payload.slice(0, frameLayout.descriptor);
  try {
    const compressed = await webCrypto().decrypt(
      {
        name: 'AES-GCM',
        iv: payload.slice(frameLayout.descriptor, nonceEnd),
        additionalData: recordingChain.additionalData(
          place.previous,
          descriptor,
        ),
      },
      dataKey,
      payload.slice(nonceEnd, payload.length - frameLayout.signature),
    );
    const plain = await decompress(
      new Uint8Array(compressed),
      frameLayout.maxChunk,
    );
    if (plain.length === place.plainLength) return plain;
  } catch {
    // Falls through: a wrong key, a changed chunk and a bomb end alike.
  }
  throw new InputError(`Chunk ${place.index} of this recording does not open`);
}
