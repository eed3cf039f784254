/** Where the bytes of a recording come from: a file, a download, a blob. */
export type RecordingSource = {
  /** Length in bytes when asked. */
  size(): Promise<number>;
  /** Up to `length` bytes from `offset`; fewer only at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
};

/** A recording that is wholly in memory. */
export function sourceOfBytes(bytes: Uint8Array): RecordingSource {
  return {
    size: async () => bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  };
}
