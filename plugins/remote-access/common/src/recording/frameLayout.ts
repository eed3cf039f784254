/**
 * The file: 8 bytes of magic, then frames. A frame is its type (1 byte), the length of its payload (4 bytes, big
 * endian) and the payload.
 *
 * - header: JSON, then its signature (64 bytes)
 * - chunk: descriptor (16 bytes), nonce (12), ciphertext with its tag, signature (64)
 * - seal: JSON, then its signature (64)
 *
 * The descriptor is index, start, end (milliseconds since the recording began) and plain length, 4 bytes each.
 */
export const frameLayout = {
  magic: new TextEncoder().encode('WDRMREC1'),
  head: 5,
  descriptor: 16,
  nonce: 12,
  tag: 16,
  signature: 64,
  /** Longest payload a reader accepts: a chunk of 256 KB that does not compress, with room to spare. */
  maxPayload: 512 * 1024,
  /** Longest plain text of one chunk. */
  maxChunk: 256 * 1024,
} as const;

export const frameType = { header: 1, chunk: 2, seal: 3 } as const;
export type FrameType = (typeof frameType)[keyof typeof frameType];

/** What stands in the clear about a chunk: enough to find a moment without a key. */
export type ChunkDescriptor = {
  index: number;
  startMs: number;
  endMs: number;
  plainLength: number;
};

export function joinBytes(...parts: Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const joined = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

export function writeFrame(
  type: FrameType,
  ...parts: Uint8Array[]
): Uint8Array {
  const head = new Uint8Array(frameLayout.head);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  head[0] = type;
  new DataView(head.buffer).setUint32(1, length);
  return joinBytes(head, ...parts);
}

export function writeDescriptor(chunk: ChunkDescriptor): Uint8Array {
  const bytes = new Uint8Array(frameLayout.descriptor);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, chunk.index);
  view.setUint32(4, chunk.startMs);
  view.setUint32(8, chunk.endMs);
  view.setUint32(12, chunk.plainLength);
  return bytes;
}

export function readDescriptor(bytes: Uint8Array): ChunkDescriptor {
  const view = new DataView(
    bytes.buffer,
    bytes.byteOffset,
    frameLayout.descriptor,
  );
  return {
    index: view.getUint32(0),
    startMs: view.getUint32(4),
    endMs: view.getUint32(8),
    plainLength: view.getUint32(12),
  };
}
