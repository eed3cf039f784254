/** Bytes that can be read from the start as often as one likes. */
export type ByteSource = {
  /** For messages to people only; says nothing about the content. */
  name: string;
  open(): AsyncIterable<Uint8Array>;
};
