import { z } from 'zod';

/** A public key of SSH in one line; RSA keys are accepted as well, but not those of DSA. */
export const SshPublicKey = z
  .string()
  .trim()
  .max(2_000)
  .regex(
    /^(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)) [A-Za-z0-9+/]+={0,2}(?: [\w.@ -]{0,100})?$/,
    'must be a public key in one line, such as ssh-ed25519 AAAA…',
  );
