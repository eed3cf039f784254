import { InputError } from '@backstage/errors';
import { configLines, refuseLine, type ConfigLine } from './configLines';
import { VpnRemote } from './VpnRemote';

/** What is taken of a customer's OpenVPN file. Nothing else of the file reaches the program. */
export type OpenVpnConfig = {
  remotes: (VpnRemote & { protocol: 'udp' | 'tcp' })[];
  /** Options with their words, as OpenVPN knows them. */
  options: string[][];
  /** Certificates and keys by name. */
  blocks: Record<string, string>;
  /** Whether the server wants a user name and a password. */
  asksPassword: boolean;
};

const blockNames = [
  ...['ca', 'cert', 'key', 'tls-auth', 'tls-crypt', 'tls-crypt-v2'],
  ...['extra-certs', 'auth-user-pass'],
];
const cipher = /^(?:AES-(?:128|192|256)-(?:GCM|CBC)|CHACHA20-POLY1305)$/i;
const ciphers = (text: string) => text.split(':').every(c => cipher.test(c));
const number = (text: string) => /^\d{1,7}$/.test(text);
const name = (text: string) => /^[\w .@:+,=*/-]{1,200}$/.test(text);
const suites = (text: string) => /^[\w:+!-]{1,1000}$/.test(text);

/** Options that are taken over: what each of their words must be. */
const taken: Record<string, ((text: string) => boolean)[]> = {
  auth: [text => /^SHA(?:1|224|256|384|512)$/i.test(text)],
  cipher: [text => cipher.test(text)],
  'data-ciphers': [ciphers],
  'data-ciphers-fallback': [text => cipher.test(text)],
  'key-direction': [text => text === '0' || text === '1'],
  'reneg-sec': [number],
  'tun-mtu': [number],
  mssfix: [number],
  fragment: [number],
  'tls-version-min': [text => /^1\.[23]$/.test(text)],
  'tls-cipher': [suites],
  'tls-ciphersuites': [suites],
  'verify-x509-name': [
    name,
    text => ['name', 'subject', 'name-prefix'].includes(text),
  ],
  'explicit-exit-notify': [number],
};

/** Options that say what holds anyway, or that nobody misses: they are left out. */
const leftOut = new Set([
  ...['client', 'pull', 'tls-client', 'nobind', 'persist-key', 'persist-tun'],
  ...['auth-nocache', 'remote-cert-tls', 'resolv-retry', 'remote-random'],
  ...['verb', 'mute', 'mute-replay-warnings', 'keepalive', 'ping', 'float'],
  ...['ping-restart', 'ping-exit', 'sndbuf', 'rcvbuf', 'connect-retry'],
  ...['connect-timeout', 'block-outside-dns', 'register-dns', 'topology'],
  ...['auth-retry', 'hand-window', 'server-poll-timeout', 'route-nopull'],
  ...['route-delay', 'route-method', 'ncp-ciphers', 'tls-exit', 'nice'],
]);

const files =
  'names a file on another machine: put the text of the file between <…> and </…> instead';
const refusals: [string[], string][] = [
  [
    [
      ...['up', 'down', 'route-up', 'route-pre-down', 'ipchange', 'tls-verify'],
      ...['auth-user-pass-verify', 'client-connect', 'client-disconnect'],
      ...[
        'learn-address',
        'up-restart',
        'script-security',
        'tls-crypt-v2-verify',
      ],
      ...['plugin', 'down-pre', 'iproute', 'tls-export-cert'],
    ],
    'would run a program on this machine, which no VPN file may',
  ],
  [
    [
      ...['route', 'route-ipv6', 'redirect-gateway', 'redirect-private'],
      ...['dhcp-option', 'dns', 'route-gateway', 'allow-pull-fqdn', 'push'],
    ],
    'sets routes or name servers: these come from the ranges and name servers of the site alone; remove the line',
  ],
  [
    ['comp-lzo', 'compress', 'allow-compression', 'comp-noadapt'],
    'asks for compression, by which secrets leak: switch it off on both sides and remove the line',
  ],
  [
    [
      ...['askpass', 'pkcs12', 'secret', 'config', 'cd', 'chroot', 'log'],
      ...['log-append', 'status', 'writepid', 'capath', 'crl-verify'],
      ...['http-proxy-user-pass', 'dev-node', 'tmp-dir', 'replay-persist'],
    ],
    files,
  ],
];

/**
 * Reads a customer's OpenVPN file by an allow list. InputError names the line and the directive that is refused, and
 * why: programs, routes, files of the machine, and whatever is not known here.
 */
export function readOpenVpnConfig(file: string): OpenVpnConfig {
  const config: OpenVpnConfig = {
    remotes: [],
    options: [],
    blocks: {},
    asksPassword: false,
  };
  const shared = { port: 1194, protocol: 'udp' as 'udp' | 'tcp' };
  const remotes: { line: ConfigLine; words: string[] }[] = [];
  const lines = configLines(file);
  while (lines.length > 0) {
    const line = lines.shift() as ConfigLine;
    if (line.text === '' || /^[#;]/.test(line.text)) continue;
    const block = /^<([^>]*)>$/.exec(line.text)?.[1];
    if (block !== undefined) {
      takeBlock(config, line, { block, lines });
      continue;
    }
    const [directive, ...words] = wordsOf(line);
    if (directive === 'remote') remotes.push({ line, words });
    else if (directive === 'port' || directive === 'rport') {
      shared.port = Number(words[0]);
    } else if (directive === 'proto') {
      shared.protocol = protocolOf(line, words[0]);
    } else takeOption(config, line, [directive, ...words]);
  }
  config.remotes = remotes.map(({ line, words }) => {
    const [host, port = String(shared.port), protocol] = words;
    const remote = VpnRemote.safeParse({ host, port: Number(port) });
    if (!remote.success) refuseLine(line, remoteFault, 'remote');
    return {
      ...remote.data,
      protocol: protocol ? protocolOf(line, protocol) : shared.protocol,
    };
  });
  complete(config);
  return config;
}

const remoteFault =
  'must name a server and a port that can be reached from the internet';

function complete({ remotes, blocks, asksPassword }: OpenVpnConfig): void {
  if (remotes.length < 1 || remotes.length > 8) {
    throw new InputError('The file must have one to eight lines "remote"');
  }
  if (!blocks.ca) {
    throw new InputError(
      'The file has no <ca>: without it nobody can tell the right server from another',
    );
  }
  if (Boolean(blocks.cert) !== Boolean(blocks.key)) {
    throw new InputError('The file must have both <cert> and <key>, or none');
  }
  if (!blocks.cert && !asksPassword) {
    throw new InputError(
      'The file has neither a certificate with its key nor the line auth-user-pass',
    );
  }
}

function takeOption(
  config: OpenVpnConfig,
  line: ConfigLine,
  option: string[],
): void {
  const [directive, ...words] = option;
  const refuse = (reason: string) => refuseLine(line, reason, directive);
  const refusal = refusals.find(([names]) => names.includes(directive));
  if (refusal) refuse(refusal[1]);
  if (directive.startsWith('management')) {
    refuse('would let others steer the connection: remove the line');
  }
  if (blockNames.includes(directive)) {
    if (directive === 'auth-user-pass' && words.length === 0) {
      config.asksPassword = true;
      return;
    }
    if (words[0] === '[inline]') return;
    refuse(files);
  }
  if (directive === 'dev' || directive === 'dev-type') {
    if (/^tun\d*$/.test(words[0] ?? '')) return;
    refuse('must be tun: whole Ethernet networks are not joined');
  }
  if (leftOut.has(directive)) return;
  const rules = Object.hasOwn(taken, directive) ? taken[directive] : undefined;
  if (!rules) refuse('is not allowed in a VPN file; remove the line');
  const fits =
    words.length <= (rules ?? []).length &&
    words.every((word, at) => rules?.[at](word));
  if (!fits || words.length === 0) refuse('has a value that is not allowed');
  config.options.push(option);
}

function takeBlock(
  config: OpenVpnConfig,
  line: ConfigLine,
  rest: { block: string; lines: ConfigLine[] },
): void {
  const { block, lines } = rest;
  if (!blockNames.includes(block)) {
    refuseLine(line, 'is not allowed in a VPN file', `<${block}>`);
  }
  const end = lines.findIndex(({ text }) => text === `</${block}>`);
  if (end < 0) refuseLine(line, 'has no end', `<${block}>`);
  if (block in config.blocks) refuseLine(line, 'is there twice', `<${block}>`);
  const inside = lines.splice(0, end + 1).slice(0, end);
  const strange = inside.find(({ text }) => text.startsWith('<'));
  if (strange) refuseLine(strange, 'does not belong between the two marks');
  config.blocks[block] = `${inside.map(({ text }) => text).join('\n')}\n`;
  if (block === 'auth-user-pass') config.asksPassword = true;
}

// Words as OpenVPN takes them, without its backslashes: an escape that is read in two ways is two different options.
function wordsOf(line: ConfigLine): string[] {
  if (/[\\']/.test(line.text)) {
    refuseLine(
      line,
      'holds a backslash or an apostrophe, which no VPN file needs',
    );
  }
  const words = line.text.match(/"[^"]*"|[^\s"]+/g) ?? [];
  if (
    words.join('').length !==
    line.text.replace(/\s(?=(?:[^"]*"[^"]*")*[^"]*$)/g, '').length
  ) {
    refuseLine(line, 'has a quotation mark without its other half');
  }
  const comment = words.findIndex(word => /^[#;]/.test(word));
  const kept = comment < 0 ? words : words.slice(0, comment);
  return kept.map((word, at) =>
    at === 0 ? word.replace(/^--/, '') : word.replace(/^"(.*)"$/, '$1'),
  );
}

function protocolOf(line: ConfigLine, word = ''): 'udp' | 'tcp' {
  const [, protocol] =
    /^(udp|tcp)(?:-client)?[46]?(?:-client)?$/.exec(word) ?? [];
  if (!protocol) refuseLine(line, 'must be udp or tcp', 'proto');
  return protocol as 'udp' | 'tcp';
}
