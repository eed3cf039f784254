import type { ChildProcess } from 'node:child_process';
import type { SiteOrder } from '@wardroom/remote-access-common';
import { confined } from '../process/confined';
import { runProcess } from '../process/runProcess';
import { Supervisor } from '../process/Supervisor';
import type { SiteNames } from '../names/SiteNames';
import type { SiteDesktops } from '../desktop/SiteDesktops';
import type { SiteScans } from '../scan/SiteScans';
import { DoorNotice, type DoorMessage } from './DoorMessage';

/** The door of a tunnel's site: a process of its own inside the namespace, begun again whenever it ends. */
export class DoorProcess {
  readonly #supervisor: Supervisor;
  #child?: ChildProcess;
  #up = false;
  #run = new AbortController();

  constructor(options: {
    names: SiteNames;
    /** How this program is started once more: Node, its arguments and the file. */
    program: string[];
    order: SiteOrder;
    desktops: SiteDesktops;
    scans: SiteScans;
    /** The door listens, or does not any more. */
    onChange(open: boolean): void;
    onFault(error: Error): void;
  }) {
    const { names, program, order, desktops, scans } = options;
    const { onChange, onFault } = options;
    const { namespace, uid, folder } = names;
    const { ranges, nameServers } = order;
    this.#supervisor = new Supervisor(async signal => {
      this.#run = new AbortController();
      const end = await runProcess({
        command: confined({ namespace, uid, gid: uid }, [...program, 'door']),
        ...{ cwd: folder, messages: true },
        signal: AbortSignal.any([signal, this.#run.signal]),
        onStart: child => {
          this.#child = child;
          child.on('error', () => {});
          child.on('message', message => {
            const { data: notice } = DoorNotice.safeParse(message);
            if (notice?.kind === 'open') {
              onChange(true);
              void this.#tell({ kind: 'way', up: this.#up });
            } else if (notice?.kind === 'scan') this.#scan(scans, notice);
            else if (notice) void this.#serve(desktops, notice);
          });
          void this.#tell({ kind: 'serve', ranges, nameServers });
        },
      });
      onChange(false);
      // Nobody speaks with them any more.
      await Promise.all([desktops.stop(), scans.stop()]);
      if (!this.#run.signal.aborted) throw new Error(`The door ${end}`);
    }, onFault);
  }

  /** Whether the way behind the door is there. */
  set up(up: boolean) {
    if (this.#up === up) return;
    this.#up = up;
    void this.#tell({ kind: 'way', up });
  }

  /** Ends everything that is open through the door. */
  endAll(): void {
    this.#run.abort();
  }

  stop(): Promise<void> {
    return this.#supervisor.stop();
  }

  async #serve(
    desktops: SiteDesktops,
    { name, wanted }: Extract<DoorNotice, { kind: 'desktop' }>,
  ): Promise<void> {
    if (!wanted) {
      desktops.end(name);
      return;
    }
    const gone = () => void this.#tell({ kind: 'desktop', name });
    const started = await desktops.start(name, gone).catch(() => undefined);
    await this.#tell({ kind: 'desktop', name, started });
  }

  #scan(
    scans: SiteScans,
    { name, wanted }: Extract<DoorNotice, { kind: 'scan' }>,
  ): void {
    if (!wanted) scans.end(name);
    else {
      scans.start(name, wanted, news =>
        this.#tell({ kind: 'scan', name, news }),
      );
    }
  }

  /** Resolves when it is on its way, so that whoever has much to say does not say it faster. */
  #tell(message: DoorMessage): Promise<void> {
    const child = this.#child;
    return new Promise(resolve => {
      if (child?.connected) child.send(message, () => resolve());
      else resolve();
    });
  }
}
