import { z } from 'zod';
import { CommandRules } from './CommandRule';

/** What of a credential can be typed into a session for the technician: its password, or its one-time code of the moment. */
export const SuppliedSecret = z.enum(['password', 'code']);
export type SuppliedSecret = z.infer<typeof SuppliedSecret>;

/** Another credential whose secret can be typed into a session: its name, never its value. */
export const BorrowableSecret = z.object({
  id: z.string(),
  label: z.string(),
  /** The target that it opens otherwise. */
  target: z.string(),
});
export type BorrowableSecret = z.infer<typeof BorrowableSecret>;

/**
 * Why a secret was not typed: the session is over, takes no input of the technician, the credential has no such secret, its
 * code of this moment was used already, or it could not be opened.
 */
export const SupplyFault = z.enum([
  ...(['not-open', 'no-input', 'no-such', 'code-used', 'unusable'] as const),
]);
export type SupplyFault = z.infer<typeof SupplyFault>;

/** What holds during a session; fixed when the ticket is redeemed. */
export const SessionPolicy = z.strictObject({
  /** Without typing for so long, the session ends. Output does not count. */
  idleSeconds: z.number().int().min(10).max(86_400),
  /** The session's longest time. */
  absoluteSeconds: z.number().int().min(10).max(86_400),
  /** How long before either end a warning comes. */
  warningSeconds: z.number().int().min(1).max(600).default(60),
  /** How long a session is held when the browser is lost. */
  graceSeconds: z.number().int().min(0).max(600).default(60),
  /** `confirm`: several lines at once only after the person saw how many. */
  paste: z.enum(['allow', 'confirm', 'deny']),
  /** Longest paste. */
  pasteBytes: z.number().int().min(0).max(200_000).default(100_000),
  /** Whether the page may copy from the session. */
  copy: z.boolean(),
  /** Largest file that may come from the target or go to it; 0 is none. */
  fileOutBytes: z.number().int().min(0).default(0),
  fileInBytes: z.number().int().min(0).default(0),
  /** `best-effort`: where the recording cannot be written the session goes on without, and says so. */
  recording: z.enum(['strict', 'best-effort']).default('strict'),
  /** Whether nothing may be typed unless somebody else watches. */
  watched: z.boolean().default(false),
  /** The customer's rules on commands. */
  commandRules: CommandRules.default([]),
  /** Longest text that may be copied from a desktop. */
  copyBytes: z.number().int().min(0).default(100_000),
});
export type SessionPolicy = z.infer<typeof SessionPolicy>;
