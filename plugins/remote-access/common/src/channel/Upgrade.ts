import { z } from 'zod';

/** A WebSocket upgrade as the portal's HTTP server met it; the socket travels beside the message. */
export const Upgrade = z.strictObject({
  /** Tells it from others that are on their way. */
  id: z.number().int(),
  method: z.string(),
  url: z.string(),
  /** Names and values in turn, as `request.rawHeaders`. */
  rawHeaders: z.array(z.string()),
  /** What was read behind the headers, base64. */
  head: z.string(),
  /** Address of the browser, as the portal trusts it. */
  ip: z.string().max(64),
  /** What the portal read of the browser's proof, a cookie; it goes back with `redeem` and `resume` of this socket. */
  browser: z.string().max(64).optional(),
});
export type Upgrade = z.infer<typeof Upgrade>;

const wellFormed = /^[A-Za-z0-9_-]{43}$/;

/** Name of the cookie that holds a browser's proof. `secure`: browsers come by https. */
export function browserCookieName(secure: boolean): string {
  return secure ? '__Host-wardroom-browser' : 'wardroom-browser';
}

/** The proof among a request's cookies; undefined where there is none or it is none of ours. */
export function findBrowserCookie(
  cookies: string | undefined,
  name: string,
): string | undefined {
  const pair = (cookies ?? '')
    .split(';')
    .map(part => part.trim())
    .find(part => part.startsWith(`${name}=`));
  const value = pair?.slice(name.length + 1);
  return value && wellFormed.test(value) ? value : undefined;
}
