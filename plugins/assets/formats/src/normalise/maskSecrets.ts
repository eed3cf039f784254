const MASK = '[masked]';
const SECRET_NAME =
  '[\\w.-]{0,40}(?:passw(?:or)?d|passwort|pwd|passphrase|secret|token|api[-_]?key|access[-_]?key|credential|sess(?:ion)?[-_]?id|jsessionid|csrf)[\\w.-]{0,40}';
const HEADER =
  '(?:(?:proxy-)?authorization|x-[\\w-]{0,30}(?:key|token|auth|secret)[\\w-]{0,30})';

/** Each rule leaves its first group and masks what follows it. No rule looks back further than it may repeat. */
const RULES: [RegExp, string][] = [
  [
    /(-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY-----)[\s\S]*?(?=-----END|$)/g,
    `$1\n${MASK}\n`,
  ],
  [
    new RegExp(`^([ \\t]*${HEADER}[ \\t]*:[ \\t]*)(?=\\S).*$`, 'gim'),
    `$1${MASK}`,
  ],
  [
    new RegExp(`(\\b${HEADER}["']?[ \\t]*:[ \\t]*["']?)[^\\r\\n"']+`, 'gi'),
    `$1${MASK}`,
  ],
  [
    /(\b(?:bearer|basic|negotiate|ntlm) )(?=\S*[\d=])[\w+/=.~-]{8,}/gi,
    `$1${MASK}`,
  ],
  [
    new RegExp(
      `((["'])${SECRET_NAME}\\2[ \\t]*:[ \\t]*")(?:[^"\\\\]|\\\\.)+`,
      'gi',
    ),
    `$1${MASK}`,
  ],
  [new RegExp(`(\\b${SECRET_NAME}=)[^&\\s"'<>;,]+`, 'gi'), `$1${MASK}`],
  [
    /(\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@"']{1,100}:)[^\s/@"']{1,200}(?=@)/gi,
    `$1${MASK}`,
  ],
  [/()(?<![\w-])eyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, `$1${MASK}`],
  [/()\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, `$1${MASK}`],
  [
    /()\b(?:gh[pousr]_\w{20,}|glpat-[\w-]{20,}|xox[abeprs]-[\w-]{10,}|[sr]k_live_\w{10,})/g,
    `$1${MASK}`,
  ],
];

const COOKIES =
  /((?:^|[\s"'])(?:set-)?cookie["']?[ \t]*:[ \t]*)([^\r\n"']+)/gim;
const ATTRIBUTES =
  /^(?:path|domain|expires|max-age|samesite|priority|version|comment)$/i;

/**
 * Text of requests and responses without what would let a reader sign in: values of cookies, of headers and parameters
 * that carry secrets, private keys, and tokens that show by their form. Names stay, so that one sees what was there.
 */
export function maskSecrets(text: string): string {
  return RULES.reduce(
    (masked, [pattern, replacement]) => masked.replace(pattern, replacement),
    text.replace(
      COOKIES,
      (_, name: string, cookies: string) => name + maskCookies(cookies),
    ),
  );
}

function maskCookies(cookies: string): string {
  return cookies
    .split(';')
    .map(cookie => {
      const [name] = cookie.split('=', 1);
      return name === cookie || ATTRIBUTES.test(name.trim())
        ? cookie
        : `${name}=${MASK}`;
    })
    .join(';');
}
