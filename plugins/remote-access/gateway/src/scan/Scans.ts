import type {
  Handlers,
  scanCalls,
  ScanNews,
  ScanOrder,
} from '@wardroom/remote-access-common';
import { RunningScan } from './RunningScan';
import { scanBehindDoor } from './scanBehindDoor';
import { scanHere } from './scanHere';

/** More than one machine should run beside its sessions. */
const mostScans = 8;

/** The scans of this gateway. What it knows of one is forgotten a minute after nobody asked for it. */
export class Scans {
  readonly #scans = new Map<string, RunningScan>();

  constructor(private readonly log: (line: string) => void) {}

  /** Answers to what the portal asks about scans. */
  get handlers(): Handlers<typeof scanCalls> {
    return {
      startScan: order => this.start(order),
      readScan: ({ scan, from }) => this.read(scan, from),
      endScan: async ({ scan }) => ({ found: await this.end(scan) }),
    };
  }

  /** Begins one. */
  start(order: ScanOrder): Pick<NonNullable<ScanNews['end']>, 'fault'> {
    const { scan, road } = order;
    const running = [...this.#scans.values()].filter(one => !one.isOver);
    if (running.length >= mostScans) return { fault: { reason: 'busy' } };
    if (this.#scans.has(scan)) return {};
    this.#scans.set(
      scan,
      new RunningScan(
        (signal, tell) =>
          road.kind === 'site'
            ? scanBehindDoor(road.door, order, { signal, tell })
            : scanHere(order, { signal, tell, log: this.log }),
        () => this.#scans.delete(scan),
      ),
    );
    return {};
  }

  async read(scan: string, from: number): Promise<ScanNews> {
    const found = this.#scans.get(scan);
    return found?.read(from) ?? { end: { fault: { reason: 'lost' } } };
  }

  async end(scan: string): Promise<boolean> {
    const found = this.#scans.get(scan);
    await found?.stop();
    return this.#scans.delete(scan);
  }

  /** Ends all of them; resolves when nothing is left. */
  async stop(): Promise<void> {
    await Promise.all([...this.#scans.keys()].map(scan => this.end(scan)));
  }
}
