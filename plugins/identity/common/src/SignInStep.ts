import { z } from 'zod';
import { TotpEnrolment } from './Account';

/**
 * What comes next in a sign-in. The challenge stands for the steps done so far; it ends after five minutes.
 *
 * - `totp`: a one-time code or a recovery code
 * - `enrol-totp`: an authenticator app must be set up first
 * - `done`: the browser has its cookie
 */
export const SignInStep = z.discriminatedUnion('next', [
  z.object({ next: z.literal('totp'), challenge: z.string() }),
  z.object({
    next: z.literal('enrol-totp'),
    challenge: z.string(),
    ...TotpEnrolment.shape,
  }),
  z.object({
    next: z.literal('done'),
    person: z.string(),
    /** Shown once, after codes were set up. */
    recoveryCodes: z.array(z.string()).optional(),
  }),
]);
export type SignInStep = z.infer<typeof SignInStep>;

/** Limits of a sign-in that the browser counts down by itself. */
export const SignInOptions = z.object({
  /** Whether links can be sent by mail. */
  passwordReset: z.boolean(),
  idleMinutes: z.number().int(),
});
export type SignInOptions = z.infer<typeof SignInOptions>;
