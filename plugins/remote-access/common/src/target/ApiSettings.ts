import { z } from 'zod';

/** Ways to ask that a web API may be asked by. */
export const ApiMethod = z.enum([
  'GET',
  'HEAD',
  'OPTIONS',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
]);
export type ApiMethod = z.infer<typeof ApiMethod>;

const path = z
  .string()
  .trim()
  .max(500)
  .regex(/^\/[!-~]*$/, 'must begin with / and hold no spaces')
  .refine(text => !/[?#]/.test(text), 'must hold no ? and no #');

/**
 * How a credential goes with each request. `basic`: name and password; `bearer`: the password as a token; `header`: the
 * password as the value of a header of this name.
 */
export const ApiSignIn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('basic') }),
  z.strictObject({ kind: z.literal('bearer') }),
  z.strictObject({
    kind: z.literal('header'),
    name: z
      .string()
      .trim()
      .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, 'must be the name of a header')
      .refine(
        name => !/^(?:host|connection|content-.*|transfer-.*)$/i.test(name),
        'must not be a header that says how a request is sent',
      ),
  }),
]);
export type ApiSignIn = z.infer<typeof ApiSignIn>;

/** What a web API needs beside its host and port. */
export const ApiSettings = z.strictObject({
  protocol: z.literal('api'),
  scheme: z.enum(['https', 'http']).default('https'),
  /** `verify`: valid for its name. `pin`: pinned at the first session as a host key is. */
  certificate: z.enum(['verify', 'pin']).default('verify'),
  /** Ways by which it may be asked. */
  methods: z.array(ApiMethod).min(1).max(7).default(['GET', 'HEAD']),
  /** What it may be asked for: these paths, and all below them. */
  paths: z.array(path).min(1).max(50).default(['/']),
  signIn: ApiSignIn.default({ kind: 'basic' }),
});
export type ApiSettings = z.infer<typeof ApiSettings>;

/** Letters, digits and the like that are written as numbers: nobody needs that but who would pass a rule by. */
const unneeded = /%(?:2d|3\d|[46][1-9a-f]|[57][\da]|5f|7e)/i;

/**
 * Whether a path, without its query, is one of the allowed ones. Servers differ in what they make of dots, of
 * parameters and of characters that are written as numbers; what some of them take for another path is refused.
 */
export function pathIsAllowed(
  { paths }: Pick<ApiSettings, 'paths'>,
  asked: string,
): boolean {
  const isPlain =
    /^\/[!-~]*$/.test(asked) &&
    !/[\\?#]|\/\/|%(?:2[ef5]|5c|00)/i.test(asked) &&
    !/\/\.{1,2}(?:[/;]|$)/.test(asked) &&
    !unneeded.test(asked);
  return (
    isPlain &&
    paths.some(
      one =>
        asked === one || asked.startsWith(one.endsWith('/') ? one : `${one}/`),
    )
  );
}
