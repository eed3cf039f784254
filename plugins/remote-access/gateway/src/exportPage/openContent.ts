import { decompress } from 'fzstd';
import {
  openChunk,
  readReplay,
  sourceOfBytes,
  type ChunkPlace,
  type ReplayContent,
} from '@wardroom/remote-access-common';
import { decode } from './readEmbedded';

/** What happened in the recording, from the chunks that are proved. */
export async function openContent(
  recording: Uint8Array,
  { chunks, dataKey }: { chunks: ChunkPlace[]; dataKey: string },
): Promise<ReplayContent> {
  const key = await crypto.subtle.importKey(
    ...(['raw', decode(dataKey), 'AES-GCM', false, ['decrypt']] as const),
  );
  const source = sourceOfBytes(recording);
  const content: ReplayContent = { moments: [], markers: [] };
  for (const place of chunks) {
    const plain = await openChunk({
      ...{ source, place, dataKey: key },
      // The length is signed with the chunk: no more than that is taken.
      decompress: async bytes =>
        decompress(bytes, new Uint8Array(place.plainLength)),
    });
    const { moments, markers } = readReplay(new TextDecoder().decode(plain));
    for (const moment of moments) content.moments.push(moment);
    content.markers.push(...markers);
  }
  return content;
}
