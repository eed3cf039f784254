import type { FileHandle } from 'node:fs/promises';
import type { RecordingSource } from '@wardroom/remote-access-common';

/** A recording in an open file; it may still grow. */
export function fileSource(file: FileHandle): RecordingSource {
  return {
    size: async () => (await file.stat()).size,
    read: async (offset, length) => {
      const buffer = Buffer.allocUnsafe(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await file.read(
          buffer,
          filled,
          length - filled,
          offset + filled,
        );
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    },
  };
}
