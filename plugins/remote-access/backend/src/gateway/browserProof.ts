import { createHash, randomBytes } from 'node:crypto';
import type { HttpFacts } from '@wardroom/platform-node';
import {
  browserCookieName,
  findBrowserCookie,
} from '@wardroom/remote-access-common';

const DAY_S = 86_400;

/**
 * The browser's proof: a random cookie that scripts cannot read. Tickets are bound to its hash, so that a ticket works
 * in the browser that asked for it and in no other.
 */
export type BrowserProof = {
  /** The hash of the caller's proof; a browser without one gets it with this answer. */
  issue(http: HttpFacts | undefined): string | undefined;
  /** The hash of the proof that came with a request. */
  read(cookies: string | undefined): string | undefined;
};

/**
 * @param options - `secure`: browsers reach the portal by https; `sameOrigin`: app and backend have one origin. Where
 * they have not, as in development, the browser keeps no cookie of the backend and tickets are not bound.
 */
export function browserProof(options: {
  secure: boolean;
  sameOrigin: boolean;
}): BrowserProof {
  const { secure, sameOrigin } = options;
  const name = browserCookieName(secure);
  const flags = `Path=/; Max-Age=${DAY_S}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  return {
    issue(http) {
      if (!sameOrigin || !http) return undefined;
      const known = findBrowserCookie(`${name}=${http.cookie(name)}`, name);
      if (known) return hashOf(known);
      const fresh = randomBytes(32).toString('base64url');
      http.setCookie(`${name}=${fresh}; ${flags}`);
      return hashOf(fresh);
    },
    read(cookies) {
      const value = findBrowserCookie(cookies, name);
      return sameOrigin && value ? hashOf(value) : undefined;
    },
  };
}

function hashOf(value: string): string {
  return createHash('sha256').update(value).digest('base64url');
}
