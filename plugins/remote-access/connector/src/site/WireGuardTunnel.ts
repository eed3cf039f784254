import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import {
  readWireGuardConfig,
  type SiteSecret,
  type WireGuardConfig,
} from '@wardroom/remote-access-common';
import { PeerSilence } from './PeerSilence';
import { confined } from '../process/confined';
import { runCommand } from '../process/runCommand';
import { runProcess } from '../process/runProcess';
import { resolveRemote } from './resolveRemote';
import type { SiteNames } from '../names/SiteNames';
import type { SiteNamespace } from './SiteNamespace';
import type { Tunnel, TunnelNews } from './Tunnel';

const startMs = 5_000;
/** A peer that is there shakes hands every two minutes; after three its keys are forgotten. */
const freshSeconds = 185;

/**
 * A tunnel by WireGuard: in the kernel where it has it, else by `wireguard-go`. The encrypted packets leave by this
 * machine's network; the device, with what it decrypts, stands in the site's namespace.
 */
export class WireGuardTunnel implements Tunnel {
  constructor(
    private readonly names: SiteNames,
    private readonly namespace: SiteNamespace,
    private readonly secret: SiteSecret,
  ) {}

  async run(
    signal: AbortSignal,
    tell: (news: TunnelNews) => void,
  ): Promise<void> {
    const config = readWireGuardConfig(this.secret.file);
    const settings = await settingsOf(config);
    await this.namespace.detach();
    const ending = new AbortController();
    const both = AbortSignal.any([signal, ending.signal]);
    const program = (await this.#inKernel()) ? undefined : this.#start(both);
    try {
      const { device } = this.names;
      if (program) await this.#ready(program.ended);
      await runCommand(readingPipe(device), settings);
      const { addresses, mtu = 1420 } = config;
      await this.namespace.attach({ addresses: addresses.map(alone), mtu });
      const watching = this.#watch(both, tell);
      await (program ? Promise.race([watching, program.ended]) : watching);
      if (!signal.aborted) throw new Error('The VPN program was killed');
    } finally {
      ending.abort();
      await program?.ended;
      await this.namespace.detach();
    }
  }

  async #inKernel(): Promise<boolean> {
    const { device } = this.names;
    const add = ['ip', 'link', 'add', device, 'type', 'wireguard'];
    return runCommand(add).then(
      () => true,
      () => false,
    );
  }

  #start(signal: AbortSignal): { ended: Promise<string> } {
    const place = { uid: 0, gid: 0, capability: 'net_admin' as const };
    const program = ['wireguard-go', '-f', this.names.device];
    return { ended: runProcess({ command: confined(place, program), signal }) };
  }

  /** The program takes its settings as soon as its own socket is there. */
  async #ready(program: Promise<string>): Promise<void> {
    const socket = `/var/run/wireguard/${this.names.device}.sock`;
    const until = Date.now() + startMs;
    let gone = false;
    void program.finally(() => {
      gone = true;
    });
    while (!existsSync(socket)) {
      if (gone || Date.now() > until) {
        throw new Error('The VPN program does not start on this machine');
      }
      await pause(20);
    }
  }

  async #watch(
    signal: AbortSignal,
    tell: (news: TunnelNews) => void,
  ): Promise<void> {
    let up: boolean | undefined;
    const since = Date.now();
    const silences = new Map<string, PeerSilence>();
    while (!signal.aborted) {
      const at = await this.#lastHandshake(silences);
      const fresh = Date.now() - at < freshSeconds * 1000;
      if (fresh) tell({ state: 'up', handshakeAt: new Date(at) });
      else if (up || Date.now() - since > startMs) {
        tell({ state: 'down', error: 'The VPN server does not answer' });
      }
      up = fresh;
      const wait = fresh ? 5_000 : 250;
      await pause(wait, undefined, { signal }).catch(() => {});
    }
  }

  /** When a peer that answers shook hands last, as milliseconds; 0 where there is none. */
  async #lastHandshake(silences: Map<string, PeerSilence>): Promise<number> {
    const traffic = await this.#show('transfer');
    const handshakes = await this.#show('latest-handshakes');
    let latest = 0;
    for (const [peer, [received, sent]] of traffic) {
      const silence = silences.get(peer) ?? new PeerSilence();
      silences.set(peer, silence);
      // Each peer is asked, whether the others answer or not.
      const silent = silence.take({ received, sent }, performance.now());
      const [seconds = 0] = handshakes.get(peer) ?? [];
      if (!silent) latest = Math.max(latest, seconds * 1000);
    }
    return latest;
  }

  /** What `wg` counts of each peer: its key, then numbers, with tabs between. */
  async #show(what: string): Promise<Map<string, number[]>> {
    const { device } = this.names;
    const told = await this.namespace.run(['wg', 'show', device, what]);
    const lines = told.split('\n').filter(Boolean);
    return new Map(
      lines.map(line => {
        const [peer, ...numbers] = line.split('\t');
        return [peer, numbers.map(Number)];
      }),
    );
  }
}

/** An address of ours without its network: routes are made of the site's ranges alone. */
function alone(address: string): string {
  const [ip] = address.split('/');
  return `${ip}/${ip.includes(':') ? 128 : 32}`;
}

async function settingsOf(config: WireGuardConfig): Promise<string> {
  const lines = ['[Interface]', `PrivateKey = ${config.privateKey}`];
  for (const peer of config.peers) {
    const { publicKey, presharedKey, endpoint, allowedIps } = peer;
    lines.push('[Peer]', `PublicKey = ${publicKey}`);
    if (presharedKey) lines.push(`PresharedKey = ${presharedKey}`);
    lines.push(`AllowedIPs = ${allowedIps.join(', ')}`);
    if (endpoint) {
      const address = await resolveRemote(endpoint);
      const host = address.includes(':') ? `[${address}]` : address;
      lines.push(`Endpoint = ${host}:${endpoint.port}`);
      // Without it nobody would know whether the other end is still there.
      lines.push('PersistentKeepalive = 15');
    }
  }
  return `${lines.join('\n')}\n`;
}

// `wg` opens its input by a name, which pipes have and the sockets that Node makes of them have not.
function readingPipe(device: string): string[] {
  return ['sh', '-c', 'cat | wg setconf "$0" /dev/stdin', device];
}
