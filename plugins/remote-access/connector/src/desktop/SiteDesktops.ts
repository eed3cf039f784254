import { chown, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { guacdCommand } from '@wardroom/remote-access-common';
import type { SiteNames } from '../names/SiteNames';
import { namespacePath } from '../process/confined';
import { runProcess } from '../process/runProcess';

/** A guacd that the connector can start; in `root`, where it is another system's. */
export type GuacdProgram = { program: string; root?: string };

/** More than anybody opens at once in one network. */
const mostDesktops = 50;

/** Ports in a site's own namespace, where nothing else listens. */
const firstPort = 20_000;
const ports = 10_000;

/** User ids far from those of people, services and sites. */
const firstOwner = 1_800_000_000;
const owners = 1_000_000;
let lastOwner = 0;

export type StartedDesktop = { port: number; drive: string };

/**
 * The guacds of one site: one for each desktop, in the site's namespace, as a user of its own without any right. Whoever
 * takes one over through a hostile target stands in that customer's network, and cannot read what another one wrote.
 */
export class SiteDesktops {
  readonly #running = new Map<
    string,
    { stop: AbortController; gone: Promise<void> }
  >();
  #started = 0;

  constructor(
    private readonly names: SiteNames,
    private readonly guacd: GuacdProgram | undefined,
    private readonly log: (sentence: string) => void,
  ) {}

  /** Starts one; undefined where there can be none. It may take a moment until it listens. */
  async start(
    name: string,
    onGone: () => void,
  ): Promise<StartedDesktop | undefined> {
    const { guacd, names } = this;
    if (!guacd || this.#running.size >= mostDesktops) return undefined;
    this.#started += 1;
    lastOwner = (lastOwner + 1) % owners;
    const owner = firstOwner + lastOwner;
    const port = firstPort + (this.#started % ports);
    const { root = '' } = guacd;
    // It keeps what it knows of servers in its home, and cannot connect without one.
    const home = join(names.desktops, `${this.#started}`);
    await mkdir(join(root, home), { recursive: true });
    await chown(join(root, home), owner, owner);
    const stop = new AbortController();
    const ended = runProcess({
      command: [
        ...['nsenter', `--net=${namespacePath(names.namespace)}`],
        ...['env', `HOME=${home}`, 'LANG=C.UTF-8'],
        ...guacdCommand({ ...guacd, port, owner, home: join(root, home) }),
      ],
      ...{ cwd: '/', signal: stop.signal, killSignal: 'SIGKILL' },
      onLine: line => this.log(`guacd: ${line}`),
    });
    const gone = ended
      .catch((error: Error) => this.log(`guacd: ${error.message}`))
      .then(async () => {
        this.#running.delete(name);
        await rm(join(root, home), { recursive: true, force: true });
        onGone();
      });
    this.#running.set(name, { stop, gone });
    return { port, drive: join(home, 'drive') };
  }

  end(name: string): void {
    this.#running.get(name)?.stop.abort();
  }

  /** Ends all of them; resolves when nothing is left. */
  async stop(): Promise<void> {
    const all = [...this.#running.values()];
    for (const { stop } of all) stop.abort();
    await Promise.all(all.map(({ gone }) => gone));
    await this.clean();
  }

  /** Removes what they wrote, and what those of an earlier connector did. */
  async clean(): Promise<void> {
    const folder = join(this.guacd?.root ?? '', this.names.desktops);
    await rm(folder, { recursive: true, force: true });
  }
}
