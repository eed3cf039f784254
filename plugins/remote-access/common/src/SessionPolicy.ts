import { z } from 'zod';
import { CommandRules } from './CommandRule';

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
