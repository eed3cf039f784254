import { z } from 'zod';

/** A host key that is expected, because it was seen before or because somebody knew it. */
export const HostKey = z.strictObject({
  /** Such as `ssh-ed25519`. */
  type: z.string().max(64),
  /** `SHA256:` and the hash in base64, as `ssh-keygen -l` prints it. */
  fingerprint: z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/),
  /** It is the key of an authority: hosts whose certificates it signed are trusted, whatever their own key. */
  authority: z.literal(true).optional(),
});
export type HostKey = z.infer<typeof HostKey>;
