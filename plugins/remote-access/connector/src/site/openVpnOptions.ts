import { createPrivateKey } from 'node:crypto';
import type { OpenVpnConfig, SiteSecret } from '@wardroom/remote-access-common';

/** What a server may tell its client: its address in the tunnel and how to speak with it. No route, no name server. */
const heard = [
  ...['ifconfig ', 'ifconfig-ipv6 ', 'topology ', 'peer-id ', 'cipher '],
  ...['tun-mtu ', 'protocol-flags ', 'key-derivation ', 'auth-token'],
];

/** The whole configuration of one OpenVPN client, written anew from what was taken of the customer's file. */
export function openVpnOptions(options: {
  config: OpenVpnConfig;
  secret: SiteSecret;
  device: string;
  /** The servers, resolved. */
  addresses: string[];
  /** Where it connects to, to tell how it is: relative to its working directory. */
  management: string;
}): string {
  const { config, secret, device, addresses, management } = options;
  const lines = [
    'client',
    `dev ${device}`,
    'dev-type tun',
    'disable-dco',
    'nobind',
    'persist-key',
    'persist-tun',
    // Device, addresses and routes are the connector's work: this program has no right to touch them.
    'ifconfig-noexec',
    'route-noexec',
    'route-nopull',
    'script-security 0',
    ...heard.map(option => `pull-filter accept "${option}"`),
    'pull-filter ignore ""',
    'allow-compression no',
    'remote-cert-tls server',
    'tls-version-min 1.2',
    'auth-retry none',
    'connect-retry 1 5',
    'connect-retry-max 4',
    'connect-timeout 10',
    'hand-window 20',
    'ping 3',
    'ping-restart 15',
    'verb 3',
    'mute-replay-warnings',
    `management ${management} unix`,
    'management-client',
    ...config.remotes.map(({ port, protocol }, at) => {
      const six = addresses[at].includes(':') ? '6' : '4';
      const word = protocol === 'tcp' ? `tcp${six}-client` : `udp${six}`;
      return `remote ${addresses[at]} ${port} ${word}`;
    }),
    ...config.options.map(words => words.map(quoted).join(' ')),
    ...blocksOf(config, secret),
  ];
  return `${lines.join('\n')}\n`;
}

// The reader of the file let no quotation mark and no backslash through.
function quoted(word: string): string {
  return /[\s#;]/.test(word) ? `"${word}"` : word;
}

function blocksOf(config: OpenVpnConfig, secret: SiteSecret): string[] {
  const blocks = { ...config.blocks };
  if (blocks.key && secret.passphrase) {
    blocks.key = openedKey(blocks.key, secret.passphrase);
  }
  if (config.asksPassword) {
    const { username, password } = secret;
    if (username && password) {
      blocks['auth-user-pass'] = `${username}\n${password}\n`;
    } else if (!blocks['auth-user-pass']) {
      throw new Error('The VPN server wants a user name and a password');
    }
  }
  for (const [name, text] of Object.entries(blocks)) {
    if (/^\s*<|[^\t\n\x20-\x7e]/m.test(text)) {
      throw new Error(`What stands in <${name}> cannot be used`);
    }
  }
  return Object.entries(blocks).map(
    ([name, text]) => `<${name}>\n${text}</${name}>`,
  );
}

function openedKey(pem: string, passphrase: string): string {
  try {
    const key = createPrivateKey({ key: pem, passphrase });
    return key.export({ format: 'pem', type: 'pkcs8' }).toString();
  } catch {
    throw new Error('The passphrase does not open the private key of the file');
  }
}
