import { z } from 'zod';
import { personRef } from '@wardroom/platform-common';

/**
 * How far a person's account is.
 *
 * - `notInvited`: no account yet
 * - `invited`: a link was made, no password chosen
 * - `active`: may sign in
 * - `reset`: an administrator took the password; the link sets a new one
 */
export const AccountState = z.enum([
  'notInvited',
  'invited',
  'active',
  'reset',
]);
export type AccountState = z.infer<typeof AccountState>;

/** How one person signs in, as an administrator sees it: no secret, no hash. */
export const Account = z.object({
  ref: personRef,
  tenant: z.string(),
  name: z.string(),
  state: AccountState,
  /** Whether one-time codes are set up. */
  hasTotp: z.boolean(),
  /** Set while too many attempts failed. */
  lockedUntil: z.string().optional(),
  lastSignInAt: z.string().optional(),
  /** Browsers in which the person is signed in now. */
  liveSignIns: z.number().int(),
  /** Until when the link that the person was given last works. */
  linkExpiresAt: z.string().optional(),
  /** Why the last mail with a link could not be delivered. */
  mailProblem: z.string().optional(),
  allowedActions: z.array(z.enum(['invite', 'reset', 'unlock', 'revoke'])),
});
export type Account = z.infer<typeof Account>;

/** A person's own account. */
export const OwnAccount = z.object({
  ref: personRef,
  passwordChangedAt: z.string().optional(),
  totpSince: z.string().optional(),
  /** Whether the person must have one-time codes: all staff, and who looks after other people's accounts. */
  totpRequired: z.boolean(),
  recoveryCodesLeft: z.number().int(),
  allowedActions: z.array(
    z.enum(['enrolTotp', 'removeTotp', 'renewRecoveryCodes']),
  ),
});
export type OwnAccount = z.infer<typeof OwnAccount>;

/** What an authenticator app needs to make codes; shown once, while enrolling. */
export const TotpEnrolment = z.object({
  otpauthUrl: z.string(),
  /** The same secret for typing, in base32. */
  secret: z.string(),
});
export type TotpEnrolment = z.infer<typeof TotpEnrolment>;

/** Single-use codes for a lost authenticator; shown once. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
