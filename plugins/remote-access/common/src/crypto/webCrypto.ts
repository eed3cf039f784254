/** The platform's cryptography. Browsers offer it only to pages from secure origins, which is said in words here. */
export function webCrypto(): SubtleCrypto {
  const subtle = globalThis.crypto?.subtle;
  if (subtle) return subtle;
  throw new Error(
    'This browser offers no cryptography on this page: open Wardroom over https or on localhost',
  );
}
