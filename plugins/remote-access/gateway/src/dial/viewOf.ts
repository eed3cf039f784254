/** View of the same memory, as the SSH library wants it: zeroing the secret zeroes it too. */
export function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
