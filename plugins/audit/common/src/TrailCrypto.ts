/**
 * The two operations that a trail is checked with. They come from outside, because the fast ones differ between Node
 * and browsers; both are synchronous, for a million calls in a row.
 */
export type TrailCrypto = {
  /** SHA-256 of the text's UTF-8 bytes, as 64 lower-case hexadecimal digits. */
  sha256(text: string): string;
  /**
   * Whether the Ed25519 signature of the text's UTF-8 bytes was made with this key.
   *
   * @param publicKey - 32 bytes in hexadecimal
   * @param signature - 64 bytes in hexadecimal
   */
  verify(publicKey: string, text: string, signature: string): boolean;
};
