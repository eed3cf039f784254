import { z } from 'zod';
import { tenantId } from '@wardroom/platform-common';

/** Bytes as base64url text without padding. */
export const encoded = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/, 'must be base64url text');

/** Names a public key: the first 16 bytes of its SHA-256, as base64url. */
export const keyId = encoded(22).length(22);

/** An X25519 public key to which secrets are sealed. */
export const SealPublicKey = z.strictObject({
  kid: keyId,
  /** 32 bytes. */
  publicKey: encoded(43).length(43),
});
export type SealPublicKey = z.infer<typeof SealPublicKey>;

/**
 * What a sealed secret belongs to. It is bound to the ciphertext: a secret that is moved to another tenant, another
 * thing or another version does not open.
 */
export const SealContext = z.strictObject({
  purpose: z.enum([
    'credential',
    'store-secret',
    'recording-data-key',
    'recording-key',
    'site',
    'gateway-keys',
  ]),
  tenant: tenantId,
  /** Id of the credential, the store, the site, the recording, or the tenant's recording key; a gateway's name. */
  id: z.string().min(1).max(64),
  version: z.number().int().min(1),
});
export type SealContext = z.infer<typeof SealContext>;

/**
 * A secret that only the holder of one private key can open: ephemeral X25519, HKDF-SHA-256, AES-256-GCM.
 * Whoever stores or carries it learns its length and nothing else.
 */
export const Sealed = z.strictObject({
  v: z.literal(1),
  /** The key it was sealed to. */
  kid: keyId,
  /** The ephemeral public key, 32 bytes. */
  epk: encoded(43).length(43),
  /** 12 bytes. */
  nonce: encoded(16).length(16),
  /** With the 16 bytes of the authentication tag at its end. */
  ciphertext: encoded(90_000),
});
export type Sealed = z.infer<typeof Sealed>;

/** A stored secret as the gateway gets it, with what it is bound to. */
export const SealedCredential = z.strictObject({
  sealed: Sealed,
  context: SealContext,
});
export type SealedCredential = z.infer<typeof SealedCredential>;
