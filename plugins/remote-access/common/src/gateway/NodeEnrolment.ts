import { z } from 'zod';
import { encoded, Sealed, SealPublicKey } from '../crypto/Sealed';

/**
 * A gateway's own key for receiving the keys of the group, with the proof whose it is: the certificate that the
 * operator's authority gave to the gateway, and a signature by that certificate's key. The portal carries it and can
 * put nothing else in its place.
 */
export const NodeEnrolment = z.strictObject({
  key: SealPublicKey,
  /** PEM text of the certificate alone. */
  certificate: z.string().max(8_192),
  /** By the certificate's key, of `enrolmentBytes`. */
  signature: encoded(1_024),
});
export type NodeEnrolment = z.infer<typeof NodeEnrolment>;

/** The keys of the group on their way from one gateway to another. */
export const SharedKeys = z.strictObject({
  /** Whoever gave them: nobody else can make a gateway take keys. */
  from: NodeEnrolment,
  sealed: Sealed,
  /** By the certificate's key of `from`, of `sharedKeysBytes`. */
  signature: encoded(1_024),
});
export type SharedKeys = z.infer<typeof SharedKeys>;

/** What a gateway signs to say that it gave these keys. */
export function sharedKeysBytes(sealed: Sealed): Uint8Array {
  const { kid, epk, nonce, ciphertext } = sealed;
  return new TextEncoder().encode(
    ['wardroom gateway keys 1', kid, epk, nonce, ciphertext].join('\n'),
  );
}

/** What a gateway signs to say that this key is its own. */
export function enrolmentBytes(node: string, key: SealPublicKey): Uint8Array {
  return new TextEncoder().encode(
    `wardroom gateway enrolment 1\n${node}\n${key.publicKey}`,
  );
}
