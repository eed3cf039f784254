import { z } from 'zod';

/** One browser in which a person is signed in. */
export const SignInSession = z.object({
  id: z.string(),
  /** What the browser says it is. */
  userAgent: z.string().optional(),
  ip: z.string().optional(),
  createdAt: z.string(),
  /** When the person last did something there. */
  lastActiveAt: z.string(),
  expiresAt: z.string(),
  /** Whether it is the one that asks. */
  current: z.boolean(),
  allowedActions: z.array(z.enum(['revoke'])),
});
export type SignInSession = z.infer<typeof SignInSession>;
