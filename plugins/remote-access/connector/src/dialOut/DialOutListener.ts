import type { ChildProcess } from 'node:child_process';
import { chmod, chown, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { SiteOrder, SiteReport } from '@wardroom/remote-access-common';
import { confined } from '../process/confined';
import { runProcess } from '../process/runProcess';
import { Supervisor } from '../process/Supervisor';
import { SiteNames } from '../names/SiteNames';
import { SiteState } from '../site/SiteState';
import { DialOutNews, type DialOutMessage } from './DialOutMessage';

type Options = {
  directory: string;
  gid: number;
  program: string[];
  listen: { host: string; port: number };
  hostKey: string;
  onChange(report: SiteReport): void;
  log(sentence: string): void;
};

const waiting = "The customer's side is not connected";

/** Keeps the listener for customers who dial out running, and tells it whom to let in. */
export class DialOutListener {
  readonly #expected = new Map<
    string,
    { order: SiteOrder; state: SiteState }
  >();
  readonly #supervisor: Supervisor;
  #child?: ChildProcess;
  #port = 0;
  #heard: (port: number) => void = () => {};

  private constructor(private readonly options: Options) {
    const { directory, program, log } = options;
    const { uid } = new SiteNames(directory, 'dial-out');
    const cwd = join(directory, 'dial-out');
    this.#supervisor = new Supervisor(
      async signal => {
        const end = await runProcess({
          command: confined({ uid, gid: uid }, [...program, 'dial-out']),
          ...{ cwd, signal, messages: true },
          onLine: log,
          onStart: child => this.#onStart(child),
        });
        for (const { state } of this.#expected.values()) {
          state.set({ way: 'down', error: waiting });
        }
        throw new Error(`The listener for customers who dial out ${end}`);
      },
      error => log(error.message),
    );
  }

  /** Starts it, and resolves when it listens. */
  static async start(options: Options): Promise<DialOutListener> {
    const { directory, gid } = options;
    const folder = join(directory, 'dial-out');
    const { uid } = new SiteNames(directory, 'dial-out');
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
    await chown(folder, uid, gid);
    await chmod(folder, 0o2750);
    const listener = new DialOutListener(options);
    listener.#port = await new Promise<number>((resolve, reject) => {
      listener.#heard = resolve;
      const late = () =>
        reject(new Error('Nobody can be awaited at this port'));
      setTimeout(late, 10_000).unref();
    });
    return listener;
  }

  get port(): number {
    return this.#port;
  }

  /** Awaits the customer of a site from now on. */
  async expect(order: SiteOrder) {
    const { directory, onChange } = this.options;
    const { site } = order;
    const names = new SiteNames(directory, site);
    await mkdir(names.folder, { recursive: true, mode: 0o750 });
    await chown(names.folder, 0, this.options.gid);
    await rm(names.door, { force: true });
    await symlink(`../../dial-out/${site}.sock`, names.door);
    const state = new SiteState(site, onChange);
    this.#expected.set(site, { order, state });
    this.#tellOf(order);
    return {
      order,
      get report() {
        return state.report;
      },
      close: async () => {
        state.silence();
        this.#expected.delete(site);
        this.#tell({ kind: 'forget', site });
        await rm(names.folder, { recursive: true, force: true });
      },
    };
  }

  stop(): Promise<void> {
    return this.#supervisor.stop();
  }

  #onStart(child: ChildProcess): void {
    const { listen, hostKey } = this.options;
    this.#child = child;
    child.on('error', () => {});
    child.on('message', message => this.#hear(DialOutNews.parse(message)));
    // The same port again after a failure: customers know it.
    const port = this.#port || listen.port;
    this.#tell({ kind: 'listen', host: listen.host, port, hostKey });
    for (const { order } of this.#expected.values()) this.#tellOf(order);
  }

  #hear(news: DialOutNews): void {
    if (news.kind === 'listening') {
      this.#supervisor.steady();
      this.#heard(news.port);
      return;
    }
    const state = this.#expected.get(news.site)?.state;
    if (news.kind === 'open') {
      state?.set({ open: true, way: 'down', error: waiting });
    } else if (news.up) {
      state?.set({ way: 'up', handshakeAt: new Date() });
    } else state?.set({ way: 'down', error: news.error });
  }

  #tellOf({ site, ranges, way }: SiteOrder): void {
    if (way.kind !== 'dial-out') return;
    this.#tell({ kind: 'expect', site, ranges, publicKey: way.publicKey });
  }

  #tell(message: DialOutMessage): void {
    if (this.#child?.connected) this.#child.send(message);
  }
}
