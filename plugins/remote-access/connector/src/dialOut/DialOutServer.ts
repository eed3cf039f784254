import { timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import {
  Server,
  utils,
  type AuthContext,
  type Connection,
  type ParsedKey,
} from 'ssh2';
import { siteUsername, type SiteRange } from '@wardroom/remote-access-common';
import { Door } from '../door/Door';
import { dialSocks, type Forwarding } from './dialSocks';

type Expected = {
  key: ParsedKey;
  door: Door;
  forwarding?: Forwarding;
};

const signInMs = 15_000;
const mostConnections = 200;

/**
 * The SSH server to which customers who dial out connect. It takes public keys only, and of all that SSH knows only the
 * request for a remote forwarding. One connection per site: a newer one takes the place of an older one, because after a
 * failure of the customer's line the older one is dead and does not know it.
 */
export class DialOutServer {
  readonly #server: Server;
  readonly #sites = new Map<string, Expected>();
  #connections = 0;

  constructor(
    private readonly options: {
      hostKey: string;
      onWay(site: string, up: boolean, error?: string): void;
    },
  ) {
    this.#server = new Server(
      {
        hostKeys: [options.hostKey],
        ident: 'Wardroom',
        keepaliveInterval: 10_000,
        keepaliveCountMax: 3,
      },
      client => this.#greet(client),
    );
  }

  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        resolve((this.#server.address() as AddressInfo).port);
      });
    });
  }

  /** Lets a customer in who shows this key, and opens the site's door at this path. */
  async expect(
    site: string,
    asked: { publicKey: string; ranges: readonly SiteRange[]; path: string },
  ): Promise<void> {
    const key = utils.parseKey(asked.publicKey);
    if (key instanceof Error) throw new Error('This is no public key of SSH');
    const door = new Door(
      dialSocks(asked.ranges, () => this.#sites.get(site)?.forwarding),
    );
    await door.listen(asked.path);
    this.#sites.set(site, { key, door });
  }

  /** Ends a site's connection and everything that is open through it. */
  forget(site: string): void {
    const expected = this.#sites.get(site);
    this.#sites.delete(site);
    expected?.door.close();
    expected?.forwarding?.client.end();
  }

  #greet(client: Connection): void {
    this.#connections += 1;
    let site: string | undefined;
    const late = setTimeout(() => client.end(), signInMs);
    if (this.#connections > mostConnections) client.end();
    client.on('authentication', context => {
      const found = this.#siteOf(context);
      if (found) {
        site = found;
        context.accept();
      } else context.reject(['publickey']);
    });
    client.on('request', (accept, reject, name, info) => {
      if (name !== 'tcpip-forward' || !site || !this.#sites.has(site)) {
        reject?.();
        return;
      }
      clearTimeout(late);
      const { bindAddr, bindPort } = info as {
        bindAddr: string;
        bindPort: number;
      };
      const port = bindPort || 1080;
      (accept as ((port?: number) => void) | undefined)?.(port);
      this.#join(site, { client, address: bindAddr, port });
    });
    client.on('session', (_accept, reject) => reject?.());
    client.on('tcpip', (_accept, reject) => reject?.());
    // Strangers try all day: what they do wrong is theirs.
    client.on('error', () => client.end());
    client.once('close', () => {
      clearTimeout(late);
      this.#connections -= 1;
      if (site) this.#leave(site, client);
    });
  }

  #siteOf(context: AuthContext): string | undefined {
    if (context.method !== 'publickey') return undefined;
    const entry = [...this.#sites].find(
      ([site]) => siteUsername(site) === context.username,
    );
    if (!entry) return undefined;
    const [site, { key }] = entry;
    const own = key.getPublicSSH();
    const { data } = context.key;
    if (data.length !== own.length || !timingSafeEqual(data, own)) {
      return undefined;
    }
    if (!context.signature) return site;
    const { blob, signature, hashAlgo } = context;
    const good = blob && key.verify(blob, signature, hashAlgo) === true;
    return good ? site : undefined;
  }

  #join(site: string, forwarding: Forwarding): void {
    const expected = this.#sites.get(site);
    if (!expected) return;
    const before = expected.forwarding;
    expected.forwarding = forwarding;
    expected.door.up = true;
    if (before && before.client !== forwarding.client) {
      expected.door.endAll();
      before.client.end();
    }
    this.options.onWay(site, true);
  }

  #leave(site: string, client: Connection): void {
    const expected = this.#sites.get(site);
    if (!expected || expected.forwarding?.client !== client) return;
    expected.forwarding = undefined;
    expected.door.up = false;
    expected.door.endAll();
    const error = "The customer's side is not connected";
    this.options.onWay(site, false, error);
  }
}
