import { z } from 'zod';

/** A host key that was seen before and is expected again. */
export const HostKey = z.strictObject({
  /** Such as `ssh-ed25519`. */
  type: z.string().max(64),
  /** `SHA256:` and the hash in base64, as `ssh-keygen -l` prints it. */
  fingerprint: z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/),
});
export type HostKey = z.infer<typeof HostKey>;
