import { existsSync } from 'node:fs';
import type { SiteRange } from '@wardroom/remote-access-common';
import { namespacePath } from '../process/confined';
import { runCommand } from '../process/runCommand';
import { firewallRules } from './firewallRules';
import type { SiteNames } from '../names/SiteNames';

type Reach = {
  ranges: readonly SiteRange[];
  nameServers: readonly string[];
};

/** The network namespace of one site: it holds its own loopback and the tunnel's device, and nothing else ever. */
export class SiteNamespace {
  constructor(
    private readonly names: SiteNames,
    private readonly reach: Reach,
  ) {}

  /** Makes it, with its rules in force before anything can pass. */
  async create(): Promise<void> {
    const { namespace, device } = this.names;
    if (!existsSync(namespacePath(namespace))) {
      await runCommand(['ip', 'netns', 'add', namespace]);
    }
    await this.run(
      ['nft', '-f', '-'],
      firewallRules({ device, ...this.reach }),
    );
    await this.run(['ip', 'link', 'set', 'lo', 'up']);
  }

  /** Takes the tunnel's device in, gives it its addresses, and leads the ranges into it. */
  async attach(tunnel: { addresses: string[]; mtu?: number }): Promise<void> {
    const { namespace, device } = this.names;
    if (!(await this.#hasDevice())) {
      await runCommand([
        'ip',
        'link',
        'set',
        'dev',
        device,
        'netns',
        namespace,
      ]);
    }
    for (const address of tunnel.addresses) {
      await this.run(['ip', 'address', 'replace', address, 'dev', device]);
    }
    const mtu = tunnel.mtu ? ['mtu', String(tunnel.mtu)] : [];
    await this.run(['ip', 'link', 'set', 'dev', device, ...mtu, 'up']);
    const { ranges, nameServers } = this.reach;
    for (const network of [...ranges.map(r => r.network), ...nameServers]) {
      await this.run(['ip', 'route', 'replace', network, 'dev', device]);
    }
  }

  /** Takes the tunnel's device away, wherever it is: without it no route leads out. */
  async detach(): Promise<void> {
    const { device } = this.names;
    if (await this.#hasDevice()) {
      await this.run(['ip', 'link', 'delete', device]).catch(() => {});
    }
    if (existsSync(`/sys/class/net/${device}`)) {
      await runCommand(['ip', 'link', 'delete', device]).catch(() => {});
    }
  }

  /** Ends whatever runs in it and removes it. */
  async remove(): Promise<void> {
    const { namespace } = this.names;
    await this.detach().catch(() => {});
    if (!existsSync(namespacePath(namespace))) return;
    const pids = await runCommand(['ip', 'netns', 'pids', namespace]);
    for (const pid of pids.split(/\s+/).filter(Boolean).map(Number)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself meanwhile.
      }
    }
    await runCommand(['ip', 'netns', 'delete', namespace]);
  }

  /** Runs a short command in it. */
  run(command: string[], input?: string): Promise<string> {
    const enter = `--net=${namespacePath(this.names.namespace)}`;
    return runCommand(['nsenter', enter, ...command], input);
  }

  async #hasDevice(): Promise<boolean> {
    const { device } = this.names;
    const found = this.run(['ip', 'link', 'show', device]);
    return found.then(
      () => true,
      () => false,
    );
  }
}
