import {
  parseIpAddress,
  readOpenVpnConfig,
  type SiteSecret,
} from '@wardroom/remote-access-common';
import { confined } from '../process/confined';
import { runCommand } from '../process/runCommand';
import { runProcess } from '../process/runProcess';
import { ManagementSocket, type OpenVpnState } from './ManagementSocket';
import { openVpnOptions } from './openVpnOptions';
import { resolveRemote } from './resolveRemote';
import type { SiteNames } from '../names/SiteNames';
import type { SiteNamespace } from './SiteNamespace';
import type { Tunnel, TunnelNews } from './Tunnel';

/** What OpenVPN prints where something is wrong, in the words of people. */
const faults: [RegExp, string][] = [
  [/AUTH_FAILED/, 'The VPN server did not accept the user name and password'],
  [
    /VERIFY ERROR|VERIFY KU ERROR|VERIFY EKU ERROR|certificate verify failed|VERIFY X509NAME ERROR/,
    'The certificate of the VPN server does not fit to the file: this can be an attack',
  ],
  [/Connection refused/, 'Nothing answers at the address of the VPN server'],
  [
    /TLS key negotiation failed|TLS handshake failed|Inactivity timeout|connect timeout/i,
    'The VPN server does not answer',
  ],
  [/Options error|Cannot load/, 'The VPN program does not understand the file'],
];

/**
 * A tunnel by OpenVPN. Its process has no right at all: the device is made for it beforehand, and it is its device's
 * owner and nothing else. Its configuration, with all secrets, reaches it by a pipe and is on no disk.
 */
export class OpenVpnTunnel implements Tunnel {
  constructor(
    private readonly names: SiteNames,
    private readonly namespace: SiteNamespace,
    private readonly secret: SiteSecret,
  ) {}

  async run(
    signal: AbortSignal,
    tell: (news: TunnelNews) => void,
  ): Promise<void> {
    const { device, uid } = this.names;
    const config = readOpenVpnConfig(this.secret.file);
    const addresses = await Promise.all(config.remotes.map(resolveRemote));
    const input = openVpnOptions({
      ...{ config, secret: this.secret, device, addresses },
      management: ManagementSocket.fileName,
    });
    let fault = 'The VPN server does not answer';
    let connected = false;
    await this.namespace.detach();
    await runCommand([
      ...['ip', 'tuntap', 'add', 'dev', device, 'mode', 'tun'],
      ...['user', String(uid)],
    ]);
    const management = await ManagementSocket.open(this.names, state => {
      connected = state.name === 'CONNECTED';
      this.#take(state, tell).catch((error: Error) =>
        tell({ state: 'down', error: error.message }),
      );
    });
    try {
      const end = await runProcess({
        command: confined({ uid, gid: uid }, ['openvpn', '--config', 'stdin']),
        ...{ cwd: this.names.folder, input, signal },
        onLine: line => {
          const found = faults.find(([words]) => words.test(line))?.[1];
          fault = found ?? fault;
          // One lost packet of a tunnel that is up means nothing.
          if (found && !connected) tell({ state: 'down', error: found });
        },
      });
      if (!signal.aborted) {
        throw new Error(/SIG/.test(end) ? 'The VPN program was killed' : fault);
      }
    } finally {
      management.close();
      await this.namespace.detach();
    }
  }

  async #take(
    { name, addresses }: OpenVpnState,
    tell: (news: TunnelNews) => void,
  ): Promise<void> {
    if (name === 'RECONNECTING') {
      tell({ state: 'down', error: 'The VPN server does not answer' });
    }
    if (name !== 'CONNECTED') return;
    const own = addresses.flatMap(address => {
      const ip = parseIpAddress(address);
      return ip ? [`${address}/${ip.family === 4 ? 32 : 128}`] : [];
    });
    await this.namespace.attach({ addresses: own });
    tell({ state: 'up', handshakeAt: new Date() });
  }
}
