import { z } from 'zod';

/** What a single-use link is for; it works for nothing else. */
export const InvitationPurpose = z.enum(['invitation', 'passwordReset']);
export type InvitationPurpose = z.infer<typeof InvitationPurpose>;

/** How long a link works, in hours. */
export const invitationHours: Record<InvitationPurpose, number> = {
  invitation: 72,
  passwordReset: 24,
};

/** Path of the page that a link opens; its token stands behind `#`, so that no server log ever holds it. */
export const invitationPath: Record<InvitationPurpose, string> = {
  invitation: '/accept',
  passwordReset: '/reset',
};

/** How a link reached its person: by mail, or by the administrator who sees it here once. */
export const Invitation = z.object({
  delivery: z.enum(['mail', 'link']),
  /** Present when no mail server is configured. */
  link: z.string().optional(),
  expiresAt: z.string(),
});
export type Invitation = z.infer<typeof Invitation>;
