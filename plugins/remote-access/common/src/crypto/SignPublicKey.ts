import { z } from 'zod';
import { encoded, keyId } from './Sealed';

/** An Ed25519 public key with which a gateway's signatures are checked. Published. */
export const SignPublicKey = z.strictObject({
  kid: keyId,
  /** 32 bytes. */
  publicKey: encoded(43).length(43),
});
export type SignPublicKey = z.infer<typeof SignPublicKey>;
