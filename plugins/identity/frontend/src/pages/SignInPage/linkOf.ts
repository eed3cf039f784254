import {
  invitationPath,
  type InvitationPurpose,
} from '@wardroom/identity-common';

/** A single-use link that was opened. */
export type OpenedLink = {
  purpose: InvitationPurpose;
  /** Empty if the link is not complete. */
  token: string;
  /** Where the app begins, once the link is used. */
  home: string;
};

/** The link in the address, if there is one: its token stands behind `#`, where no server sees it. */
export function linkOf(
  address: Pick<Location, 'pathname' | 'hash'>,
): OpenedLink | undefined {
  const path = address.pathname.replace(/\/$/, '');
  for (const purpose of ['invitation', 'passwordReset'] as const) {
    const end = invitationPath[purpose];
    if (!path.endsWith(end)) continue;
    const home = path.slice(0, -end.length) || '/';
    return { purpose, token: address.hash.slice(1), home };
  }
  return undefined;
}
