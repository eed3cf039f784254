import { z } from 'zod';
import { keyId } from '../crypto/Sealed';

/** The keys of a gateway to which secrets are sealed, the present one first. */
export const GatewayKeys = z.object({
  node: z.string(),
  keys: z.array(
    z.object({
      kid: keyId,
      /** `former` keys open what is still sealed to them; nothing new is sealed to them. */
      state: z.enum(['present', 'former']),
      /** Credentials, recording keys and secrets of stores that are sealed to it now. */
      secrets: z.number().int(),
    }),
  ),
  /** Secrets that the gateway could not open when it sealed them anew: they have to be entered again. */
  unreadable: z.number().int(),
  /** Secrets that are sealed to keys which this gateway does not have: another gateway's, or destroyed ones. */
  foreign: z.number().int(),
});
export type GatewayKeys = z.infer<typeof GatewayKeys>;
