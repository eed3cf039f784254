import {
  invitationHours,
  type InvitationPurpose,
} from '@wardroom/identity-common';
import type { Mail } from './Mailer';

/** The mail that carries a single-use link. */
export function linkMail(options: {
  to: string;
  displayName: string;
  product: string;
  purpose: InvitationPurpose;
  link: string;
}): Mail {
  const { to, displayName, product, purpose, link } = options;
  const hours = invitationHours[purpose];
  const invited = purpose === 'invitation';
  const subject = invited
    ? `Your access to ${product}`
    : `A new password for ${product}`;
  const why = invited
    ? `you were invited to ${product}. Choose your password here:`
    : `somebody, most likely you, asked for a new password for ${product}. Set it here:`;
  const otherwise = invited
    ? 'If you do not know what this is about, ignore this mail: without the link nothing happens.'
    : 'If it was not you, ignore this mail: your password stays as it is.';
  const text = [
    `Hello ${displayName},`,
    why,
    link,
    `The link works once, for ${hours} hours. Do not pass it on: whoever has it can sign in as you.`,
    otherwise,
  ].join('\n\n');
  return { to, subject, text };
}
