import { z } from 'zod';
import { line } from '@wardroom/platform-common';
import { parseWebOrigin, webOrigin, type WebOrigin } from './WebOrigin';

const selector = line(300);

/**
 * How a web application lets people in. `form`: a page with fields; those without a selector are found by what they are.
 * `basic`: the browser is asked, before there is a page.
 */
export const WebSignIn = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('form'),
    username: selector.optional(),
    password: selector.optional(),
    /** Where the one-time code goes. */
    code: selector.optional(),
    /** What is pressed; Enter in the last field if absent. */
    submit: selector.optional(),
    /** What is on the page only of somebody who is in; that no password is asked for any more, if absent. */
    success: selector.optional(),
  }),
  z.strictObject({ kind: z.literal('basic') }),
]);
export type WebSignIn = z.infer<typeof WebSignIn>;

/** What a web application needs beside its host and port. */
export const WebSettings = z.strictObject({
  protocol: z.literal('web'),
  scheme: z.enum(['https', 'http']).default('https'),
  /** Where it begins, on its host. */
  path: z
    .string()
    .trim()
    .max(1000)
    .regex(/^\/[!-~]*$/, 'must begin with / and hold no spaces')
    .default('/'),
  /** Places that its pages lead to and need, besides its own: everything else is blocked. */
  origins: z.array(webOrigin).max(20).default([]),
  /**
   * `verify`: its certificate must be valid for its name. `pin`: it is pinned at the first session as a host key is,
   * and another ends the session before the credential is used.
   */
  certificate: z.enum(['verify', 'pin']).default('verify'),
  signIn: WebSignIn.default({ kind: 'form' }),
});
export type WebSettings = z.infer<typeof WebSettings>;

type Place = { host: string; port: number; settings: WebSettings };

/** The address of a web application's first page. */
export function webAddressOf(target: Place): string {
  return originOf(target) + target.settings.path;
}

/** Places that the browser of a web application may go to, its own first. */
export function webOriginsOf(target: Place): WebOrigin[] {
  // As browsers write it, and ask for it.
  const { origin } = new URL(originOf(target));
  return [origin, ...target.settings.origins].flatMap(
    text => parseWebOrigin(text) ?? [],
  );
}

function originOf({ host, port, settings }: Place): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return `${settings.scheme}://${name}:${port}`;
}
