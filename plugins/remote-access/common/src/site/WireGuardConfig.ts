import { InputError } from '@backstage/errors';
import { configLines, refuseLine, type ConfigLine } from './configLines';
import { parseIpAddress } from '../target/IpAddress';
import { VpnRemote } from './VpnRemote';

/** What is taken of a customer's WireGuard file. */
export type WireGuardConfig = {
  privateKey: string;
  /** Our own addresses in the tunnel, such as `10.8.0.2/32`. */
  addresses: string[];
  mtu?: number;
  peers: {
    publicKey: string;
    presharedKey?: string;
    endpoint?: VpnRemote;
    allowedIps: string[];
  }[];
};

const programs = ['preup', 'postup', 'predown', 'postdown', 'saveconfig'];
const routes = ['table', 'fwmark'];
/** What is set by us, or belongs to programs that set up a whole machine. */
const leftOut = ['dns', 'listenport', 'persistentkeepalive'];

/**
 * Reads a customer's WireGuard file by an allow list. InputError names the line and the setting that is refused, and why.
 */
export function readWireGuardConfig(file: string): WireGuardConfig {
  const config: WireGuardConfig = { privateKey: '', addresses: [], peers: [] };
  let section: 'interface' | 'peer' | undefined;
  for (const line of configLines(file)) {
    const text = line.text.replace(/\s*[#;].*$/, '');
    if (text === '') continue;
    if (/^\[/.test(text)) {
      section = sectionOf(line, text);
      if (section === 'peer') {
        config.peers.push({ publicKey: '', allowedIps: [] });
      }
      continue;
    }
    const [, name, value] = /^(\w+)\s*=\s*(.*)$/.exec(text) ?? [];
    if (!name || !section)
      refuseLine(line, 'is not of the form "Name = value"');
    const setting = { name, key: name.toLowerCase(), value };
    refuseKnown(line, setting);
    if (leftOut.includes(setting.key)) continue;
    if (section === 'interface') takeOwn(config, line, setting);
    else takePeer(config, line, setting);
  }
  complete(config);
  return config;
}

type Setting = { name: string; key: string; value: string };

function sectionOf(line: ConfigLine, text: string): 'interface' | 'peer' {
  const name = text.toLowerCase();
  if (name === '[interface]') return 'interface';
  if (name === '[peer]') return 'peer';
  return refuseLine(
    line,
    'begins a part that is neither [Interface] nor [Peer]',
  );
}

function refuseKnown(line: ConfigLine, { name, key }: Setting): void {
  if (programs.includes(key)) {
    refuseLine(
      line,
      'would run a program on this machine, which no VPN file may',
      name,
    );
  }
  if (routes.includes(key)) {
    refuseLine(
      line,
      'sets routes: these come from the ranges of the site alone; remove the line',
      name,
    );
  }
}

function takeOwn(config: WireGuardConfig, line: ConfigLine, setting: Setting) {
  const { name, key, value } = setting;
  if (key === 'privatekey') config.privateKey = keyOf(line, setting);
  else if (key === 'address')
    config.addresses.push(...networksOf(line, setting));
  else if (key === 'mtu' && /^\d{3,5}$/.test(value)) config.mtu = Number(value);
  else refuseLine(line, 'is not allowed in a VPN file; remove the line', name);
}

function takePeer(config: WireGuardConfig, line: ConfigLine, setting: Setting) {
  const peer = config.peers[config.peers.length - 1];
  const { name, key, value } = setting;
  if (key === 'publickey') peer.publicKey = keyOf(line, setting);
  else if (key === 'presharedkey') peer.presharedKey = keyOf(line, setting);
  else if (key === 'allowedips')
    peer.allowedIps.push(...networksOf(line, setting));
  else if (key === 'endpoint') {
    const [, six, host = six, port] =
      /^(?:\[([^\]]*)\]|([^:\s]*)):(\d{1,5})$/.exec(value) ?? [];
    const remote = VpnRemote.safeParse({ host, port: Number(port) });
    if (!remote.success) {
      refuseLine(
        line,
        'must name a server and a port that can be reached from the internet',
        name,
      );
    }
    peer.endpoint = remote.data;
  } else
    refuseLine(line, 'is not allowed in a VPN file; remove the line', name);
}

function keyOf(line: ConfigLine, { name, value }: Setting): string {
  if (/^[A-Za-z0-9+/]{43}=$/.test(value)) return value;
  return refuseLine(line, 'is no key of WireGuard', name);
}

function networksOf(line: ConfigLine, { name, value }: Setting): string[] {
  return value.split(',').map(part => {
    const [address, bits, ...more] = part.trim().toLowerCase().split('/');
    const ip = parseIpAddress(address);
    const longest = ip?.family === 4 ? 32 : 128;
    const good =
      ip && !more.length && /^\d{1,3}$/.test(bits ?? String(longest));
    if (!good || Number(bits ?? longest) > longest) {
      refuseLine(line, 'must hold networks such as 10.0.0.0/24', name);
    }
    return `${address}/${bits ?? longest}`;
  });
}

function complete({ privateKey, addresses, peers }: WireGuardConfig): void {
  if (!privateKey) throw new InputError('The file has no PrivateKey');
  if (!addresses.length) throw new InputError('The file has no Address');
  if (peers.length < 1 || peers.length > 8) {
    throw new InputError('The file must have one to eight parts [Peer]');
  }
  for (const { publicKey, allowedIps } of peers) {
    if (!publicKey || !allowedIps.length) {
      throw new InputError('Each [Peer] must have PublicKey and AllowedIPs');
    }
  }
  if (!peers.some(({ endpoint }) => endpoint)) {
    throw new InputError('One [Peer] must have an Endpoint to be reached at');
  }
}
