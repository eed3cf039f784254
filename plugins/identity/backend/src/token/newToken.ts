import { createHash, randomBytes } from 'node:crypto';
import { tenantId } from '@wardroom/platform-common';

/** A token that names its tenant, so that it is looked for nowhere else; only its hash is ever stored. */
export type NewToken = { token: string; hash: string };

/** A new token of 256 random bits. */
export function newToken(tenant: string): NewToken {
  const token = `${tenant}.${randomBytes(32).toString('base64url')}`;
  return { token, hash: hashToken(token) };
}

/** Tenant and hash of a token somebody sent; undefined for what can be none. */
export function readToken(
  token: string,
): { tenant: string; hash: string } | undefined {
  const tenant = token.slice(0, token.indexOf('.'));
  if (!tenantId.safeParse(tenant).success || token.length > 160) {
    return undefined;
  }
  return { tenant, hash: hashToken(token) };
}

// A plain hash is enough: nobody guesses 256 random bits.
function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
