import type { RootConfigService } from '@backstage/backend-plugin-api';

export const COOKIE = 'wardroom_session';

/** What the sign-in cookie looks like on this installation. */
export type CookieLook = { secure: boolean; maxAgeSeconds: number };

/** Scripts cannot read the cookie, other sites cannot send it along, and it leaves over TLS only where there is TLS. */
export function sessionCookie(token: string, look: CookieLook): string {
  return [
    `${COOKIE}=${token}`,
    'Path=/api',
    'HttpOnly',
    'SameSite=Lax',
    `Max-Age=${token ? look.maxAgeSeconds : 0}`,
    ...(look.secure ? ['Secure'] : []),
  ].join('; ');
}

/** The header that makes a browser forget the cookie. */
export function endedCookie(look: CookieLook): string {
  return sessionCookie('', look);
}

export function cookieLook(
  config: RootConfigService,
  absoluteHours: number,
): CookieLook {
  return {
    secure: config.getString('backend.baseUrl').startsWith('https:'),
    maxAgeSeconds: absoluteHours * 3600,
  };
}

/** The token in a request's cookies. */
export function cookieOf(header = ''): string | undefined {
  const found = header
    .split(';')
    .map(part => part.trim())
    .find(part => part.startsWith(`${COOKIE}=`));
  return found?.slice(COOKIE.length + 1) || undefined;
}
