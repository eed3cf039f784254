import {
  runScan,
  staysInside,
  type ScanLimits,
  type ScanNews,
  type ScanPart,
  type ScanType,
  type SiteRange,
} from '@wardroom/remote-access-common';
import type { SiteNames } from '../names/SiteNames';
import { confined } from '../process/confined';
import { runProcess } from '../process/runProcess';
import { textWriter } from '../process/textWriter';

/** More than a customer's line should bear at once. */
const mostScans = 2;

/** User ids far from those of people, services, sites and guacds. */
const firstOwner = 1_810_000_000;
const owners = 1_000_000;
let lastOwner = 0;

/** It reads what hostile hosts answer: it gets no memory without end, and writes to no file. */
const limits = [
  '--core=0',
  '--nofile=1024',
  `--as=${2 * 1024 ** 3}`,
  '--fsize=0',
];

/**
 * The scans of one site: Nmap in the site's namespace, each as a user of its own without any right, as guacds are. What it
 * may reach is what the namespace lets through: the ranges of the site.
 */
export class SiteScans {
  readonly #running = new Map<
    string,
    { stop: AbortController; gone: Promise<void> }
  >();

  constructor(
    private readonly site: { names: SiteNames; ranges: readonly SiteRange[] },
    private readonly nmap: string | undefined,
    private readonly log: (sentence: string) => void,
  ) {}

  /** Starts one. The last news that it tells is that it is over. */
  start(
    name: string,
    scan: ScanLimits & { type: ScanType; parts: ScanPart[] },
    tell: (news: ScanNews) => Promise<void>,
  ): void {
    const { nmap, site } = this;
    const refuse = (reason: 'no-scanner' | 'busy' | 'not-allowed') =>
      void tell({ end: { fault: { reason } } });
    if (!nmap) refuse('no-scanner');
    else if (this.#running.size >= mostScans) refuse('busy');
    // The door stands where customers are, and is not believed more than that.
    else if (!staysInside(site.ranges, scan.parts)) refuse('not-allowed');
    else {
      const stop = new AbortController();
      const { signal } = stop;
      lastOwner = (lastOwner + 1) % owners;
      const owner = firstOwner + lastOwner;
      const gone = runScan(
        scan,
        (args, run) => this.#run([nmap, ...args], owner, run),
        { signal, tell },
      )
        .catch((error: Error) => this.log(`nmap: ${error.message}`))
        .finally(() => this.#running.delete(name));
      this.#running.set(name, { stop, gone });
    }
  }

  end(name: string): void {
    this.#running.get(name)?.stop.abort();
  }

  /** Ends all of them; resolves when nothing is left. */
  async stop(): Promise<void> {
    const all = [...this.#running.values()];
    for (const { stop } of all) stop.abort();
    await Promise.all(all.map(({ gone }) => gone));
  }

  async #run(
    command: string[],
    owner: number,
    run: { signal: AbortSignal; onText(text: string): Promise<void> },
  ): Promise<boolean> {
    const { namespace } = this.site.names;
    const output = textWriter(run.onText);
    const end = await runProcess({
      command: confined({ namespace, uid: owner, gid: owner }, [
        ...['prlimit', ...limits, '--'],
        ...command,
      ]),
      ...{ cwd: '/', signal: run.signal, killSignal: 'SIGKILL' as const },
      output: output.writable,
      onLine: line => this.log(`nmap: ${line}`),
    });
    await output.written;
    return end === 'ended with 0';
  }
}
