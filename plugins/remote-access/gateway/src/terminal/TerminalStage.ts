import type {
  TerminalNotice,
  TerminalOrder,
} from '@wardroom/remote-access-common';
import type { TerminalConnection } from '../dial/TerminalConnection';
import type { BrowserSocket } from '../door/BrowserSocket';
import { createFileDesk } from '../files/createFileDesk';
import type { FileDesk } from '../files/FileDesk';
import { isFileRequest } from '../files/isFileRequest';
import type { Quarantine } from '../files/Quarantine';
import type { PortalChannel } from '../link/PortalChannel';
import type { RecorderState } from '../record/Recorder';
import type { RecordingSink } from '../record/RecordingWriter';
import { Transcript } from '../record/Transcript';
import type { Arrival, Stage, StageHost, View } from '../session/Stage';
import { CommandLog } from './CommandLog';
import { openSftp } from './openSftp';
import { ScreenReader } from './ScreenReader';
import { SecretMask } from './SecretMask';
import { outputWindow, TerminalBrowser, watchWindow } from './TerminalBrowser';
import type { TerminalDialer } from './TerminalDialer';
import { TerminalInput } from './TerminalInput';
import { TerminalOutput } from './TerminalOutput';

type Size = { cols: number; rows: number };

/** Milliseconds for which the screen is kept after the end. */
const lastLookMs = 3_000;

/** Least milliseconds between two repaints for those who come to look on. */
const repaintMs = 1_000;

const reasonOfClose = {
  shell: 'remote-closed',
  lost: 'target-lost',
  misbehaved: 'target-misbehaved',
} as const;

/** What a terminal needs of the gateway. */
export type TerminalTools = {
  dialer: TerminalDialer;
  portal: PortalChannel;
  quarantine: Quarantine;
};

/** A terminal on a target. */
export class TerminalStage implements Stage {
  private connection: TerminalConnection | undefined;
  private transcript: Transcript | undefined;
  private output: TerminalOutput | undefined;
  private input: TerminalInput | undefined;
  private files: FileDesk | undefined;
  private screen: ScreenReader | undefined;
  private mask: SecretMask | undefined;
  private browser: TerminalBrowser | undefined;
  /** Whoever typed last: who sends more than the target takes must wait. */
  private typist: TerminalBrowser | undefined;
  private readonly watchers = new Set<TerminalBrowser>();
  private repaintedAt = -repaintMs;
  private size: Size = { cols: 80, rows: 24 };

  constructor(
    private readonly tools: TerminalTools,
    private readonly order: TerminalOrder,
    private readonly host: StageHost,
  ) {}

  get ready() {
    const { fileInBytes, fileOutBytes } = this.order.policy;
    const files = { in: fileInBytes, out: fileOutBytes };
    return { window: outputWindow, ...(this.files && { files }) };
  }

  get bytesIn(): number {
    return this.input?.bytes ?? 0;
  }

  get bytesOut(): number {
    return this.output?.bytes ?? 0;
  }

  async dial(signal: AbortSignal): Promise<void> {
    const { order, tools } = this;
    this.connection = await tools.dialer.dial({
      order,
      signal,
      onSigningIn: () => this.tell({ type: 'progress', step: 'signing-in' }),
      pinHostKey: async hostKey => {
        const { session, target } = order;
        const asked = { session, target: target.id, hostKey };
        return (await tools.portal.ask('pinHostKey', asked)).accepted;
      },
    });
  }

  record(sink: RecordingSink): Transcript {
    const { name: title } = this.order.target;
    this.transcript = new Transcript(sink, { ...this.size, title });
    return this.transcript;
  }

  async open(): Promise<void> {
    const { connection, order, host, size } = this;
    await connection?.shell(size);
    if (this.size !== size) this.resize(this.size);
    // Here and not at the start: the browser is told before of the files that there are.
    if (connection?.files) {
      this.files = createFileDesk(this.tools, {
        ...{ order, host },
        open: () => openSftp(connection),
      });
    }
  }

  start(): void {
    const { connection, transcript } = this;
    if (!connection || !transcript) throw new Error('Nothing is open');
    const screen = new ScreenReader({
      size: () => this.size,
      recall: () => output.last,
      onFullScreen: () => commands.fullScreen(),
    });
    this.screen = screen;
    const output = new TerminalOutput(connection, transcript, bytes => {
      screen.feed(bytes);
      commands.shown();
    });
    this.output = output;
    const { host } = this;
    const commands = new CommandLog(this.order.policy.commandRules, screen, {
      send: bytes => input.send(bytes),
      log: command => host.command(command),
      ask: (command, rule) => host.ask(command, rule),
      denied: ({ pattern, note }, waiting) =>
        this.tell({ type: 'command-ruled', waiting, pattern, note }),
    });
    const input = new TerminalInput({
      policy: this.order.policy,
      connection,
      onTyped: () => this.host.acted(),
      onKeys: bytes => commands.keys(bytes),
      onPasted: bytes => this.host.record({ event: 'pasted', bytes }),
      onFull: full => (full ? this.typist?.pause() : this.typist?.resume()),
      tell: notice => this.tell(notice),
    });
    this.input = input;
    output.showTo(this.browser);
    const mask = new SecretMask(bytes => output.gather(bytes));
    this.mask = mask;
    connection.listen({
      onData: bytes => mask.take(bytes),
      onDrain: () => input.look(),
      onClose: why => this.host.end(reasonOfClose[why]),
    });
  }

  attach(socket: BrowserSocket, arrival: Arrival): View {
    const browser = new TerminalBrowser(socket, {
      sent: arrival.received,
      onDrain: () => this.output?.flow(),
    });
    if (!this.output) this.size = { cols: arrival.cols, rows: arrival.rows };
    this.browser = browser;
    return {
      start: () => this.show(browser, arrival),
      request: (message, mayAct) => this.hear(browser, message, mayAct),
      bytes: (bytes, mayAct) => this.type(browser, bytes, mayAct),
      stop: () => this.hide(browser),
    };
  }

  watch(socket: BrowserSocket, { received }: Arrival): View {
    const watcher: TerminalBrowser = new TerminalBrowser(socket, {
      sent: received,
      window: watchWindow,
      onDrain: () => this.output?.revive(watcher),
    });
    return {
      start: () => this.admit(watcher),
      request: (message, mayAct) => {
        const request = watcher.read(message);
        if (request?.type === 'paste' && mayAct) this.input?.paste(request);
        return Boolean(request);
      },
      bytes: (bytes, mayAct) => this.type(watcher, bytes, mayAct),
      stop: () => {
        this.watchers.delete(watcher);
        this.output?.dismiss(watcher);
      },
    };
  }

  heed(state: RecorderState): void {
    this.output?.heed(state);
  }

  supply(secret: Buffer): void {
    this.host.acted();
    this.mask?.watch(secret);
    // Past the command log, which would keep it. What is on its way keeps its own copy.
    this.input?.send(Buffer.from(secret));
  }

  stop(): void {
    this.mask?.release();
    this.output?.stop();
    this.files?.stop();
  }

  hangUp(): void {
    // The last line may still be looked at.
    setTimeout(() => this.screen?.dispose(), lastLookMs).unref();
    this.connection?.end();
  }

  /** Shows a browser that comes back what it missed. */
  private show(browser: TerminalBrowser, arrival: Arrival): void {
    const { output } = this;
    if (!output || browser !== this.browser) return;
    output.showTo(browser);
    const whole = output.catchUp(arrival.received);
    const { cols, rows } = arrival;
    // Programs that fill the screen draw it again when its size changes, and only then.
    if (!whole) this.connection?.resize({ cols, rows: rows + 1 });
    this.resize({ cols, rows });
    output.flow();
  }

  private admit(watcher: TerminalBrowser): void {
    this.watchers.add(watcher);
    watcher.tell({ type: 'size', ...this.size });
    const whole = this.output?.admit(watcher);
    if (!whole) this.repaint();
  }

  /** Programs that fill the screen draw it again when its size changes, and only then. */
  private repaint(): void {
    if (performance.now() - this.repaintedAt < repaintMs) return;
    this.repaintedAt = performance.now();
    const { cols, rows } = this.size;
    this.connection?.resize({ cols, rows: rows + 1 });
    this.connection?.resize(this.size);
  }

  private type(browser: TerminalBrowser, bytes: Buffer, mayAct: boolean): void {
    if (!mayAct) return;
    this.typist = browser;
    this.input?.keys(bytes);
  }

  /** Nobody reads now: the target goes on, and the recording keeps it. */
  private hide(browser: TerminalBrowser): void {
    if (browser !== this.browser) return;
    this.browser = undefined;
    this.output?.showTo(undefined);
    this.files?.stop();
  }

  private hear(
    browser: TerminalBrowser,
    message: unknown,
    mayAct: boolean,
  ): boolean {
    const request = browser.read(message);
    if (request?.type === 'resize') this.resize(request);
    else if (request?.type === 'paste' && mayAct) this.input?.paste(request);
    else if (request && isFileRequest(request)) {
      this.files?.hear(request, mayAct);
    }
    return Boolean(request);
  }

  private resize({ cols, rows }: Size): void {
    this.size = { cols, rows };
    this.connection?.resize(this.size);
    this.transcript?.resize(cols, rows);
    this.screen?.resize({ cols, rows });
    for (const watcher of this.watchers) {
      watcher.tell({ type: 'size', cols, rows });
    }
  }

  private tell(notice: TerminalNotice): void {
    this.host.tell(notice);
  }
}
