import {
  WireProtocol,
  type EndReason,
  type HostKey,
  type SessionEnd,
  type TerminalNotice,
  type TerminalOrder,
  type TerminalRequest,
} from '@wardroom/remote-access-common';
import type { BrowserSocket } from '../door/BrowserSocket';
import { DialFailure } from '../dial/DialFailure';
import type { SshConnection } from '../dial/SshConnection';
import type { Recorder, RecorderState } from '../record/Recorder';
import { Checkpoints } from './Checkpoints';
import { endedNotice } from './endedNotice';
import { openTerminal, type SessionTools } from './openTerminal';
import { ResumeToken } from './ResumeToken';
import { SessionClock } from './SessionClock';
import { settled } from './settled';
import { outputWindow, TerminalBrowser } from './TerminalBrowser';
import { TerminalInput } from './TerminalInput';
import { TerminalOutput } from './TerminalOutput';

type Size = { cols: number; rows: number };

const reasonOfClose = {
  shell: 'remote-closed',
  lost: 'target-lost',
  misbehaved: 'target-misbehaved',
} as const;

/**
 * One technician's terminal on one target: `opening` until the portal said yes, then `active`, `held` while the browser
 * is lost, `ended`. Nothing reaches the browser that is not recorded, and nothing is typed that is not allowed.
 */
export class TerminalSession {
  private state: 'opening' | 'active' | 'held' | 'ended' = 'opening';
  private readonly abort = new AbortController();
  private browser: TerminalBrowser | undefined;
  private connection: SshConnection | undefined;
  private recorder: Recorder | undefined;
  private output: TerminalOutput | undefined;
  private input: TerminalInput | undefined;
  private clock: SessionClock | undefined;
  private activeAt: string | undefined;
  private readonly token = new ResumeToken();
  private ending: Promise<void> | undefined;
  private opening: Promise<void> = Promise.resolve();
  private size: Size;

  constructor(
    private readonly tools: SessionTools,
    readonly order: TerminalOrder,
    private readonly begin: {
      size: Size;
      /** Hears of the end once the recording is sealed, and tells the portal. */
      onEnd(end: SessionEnd): Promise<void>;
      /** Hears of what must not happen while a session ends. */
      onFault(error: unknown): void;
    },
  ) {
    this.size = begin.size;
  }

  get isHeld(): boolean {
    return this.state === 'held';
  }

  /** Opens the terminal for this browser. Resolves when the session is open or about to end. */
  open(socket: BrowserSocket): Promise<void> {
    this.browser = this.attach(socket, 0);
    this.opening = this.start().catch((error: unknown) => {
      if (error instanceof DialFailure) {
        void this.end(error.reason, { presented: error.presented });
      } else {
        void this.end('recorder-failed');
      }
    });
    return this.opening;
  }

  /** Whether this token lets a lost browser come back. Each is good for once. */
  hasToken(hash: string): boolean {
    return this.state !== 'ended' && this.token.isHash(hash);
  }

  /** Goes on in this browser, which has the first `received` bytes of output already. */
  async resume(
    socket: BrowserSocket,
    { received, cols, rows }: Size & { received: number },
  ): Promise<void> {
    this.token.revoke();
    const { session } = this.order;
    const { allowed } = await this.tools.portal
      .ask('resume', { session, ...socket.caller })
      .catch(() => ({ allowed: false }));
    if (!allowed) void this.end('portal-refused');
    if (this.ending) {
      socket.close(WireProtocol.close.refused, 'The session is over');
      return;
    }
    const before = this.browser;
    this.browser = this.attach(socket, received);
    before?.close(WireProtocol.close.takenOver, 'Continued elsewhere');
    this.state = 'active';
    this.clock?.release();
    this.tools.portal.tell('presence', { session, browser: 'present' });
    this.recorder?.event({ event: 'resumed' });
    this.welcome();
    this.output?.showTo(this.browser);
    const whole = this.output?.catchUp(received);
    // Programs that fill the screen draw it again when its size changes, and only then.
    if (!whole) this.connection?.resize({ cols, rows: rows + 1 });
    this.resize({ cols, rows });
    this.output?.flow();
  }

  /** Shows a message of another person, and records it. */
  message(text: string, from?: string): void {
    this.recorder?.event({ event: 'messaged', note: text });
    this.tell({ type: 'message', text, from });
  }

  /** Ends the session, once. Resolves when its recording is sealed and its end is told. */
  end(
    reason: EndReason,
    more: { by?: string; presented?: HostKey } = {},
  ): Promise<void> {
    this.ending ??= this.finish(reason, more)
      .then(this.begin.onEnd)
      .catch(this.begin.onFault);
    return this.ending;
  }

  private attach(socket: BrowserSocket, sent: number): TerminalBrowser {
    const browser: TerminalBrowser = new TerminalBrowser(
      socket,
      {
        onKeys: bytes => this.takesInput && this.input?.keys(bytes),
        onRequest: request => this.handle(request),
        onDrain: () => this.output?.flow(),
        onGone: () => browser === this.browser && this.lose(),
      },
      sent,
    );
    return browser;
  }

  private get takesInput(): boolean {
    return this.state === 'active' && this.output?.frozen === false;
  }

  private async start(): Promise<void> {
    const { size } = this;
    const { connection, recorder, activeAt } = await openTerminal(this.tools, {
      order: this.order,
      size,
      signal: this.abort.signal,
      tell: notice => this.tell(notice),
      onConnection: opened => {
        this.connection = opened;
      },
      onRecorder: begun => {
        this.recorder = begun;
      },
    });
    this.activeAt = activeAt;
    this.state = 'active';
    const output = new TerminalOutput(connection, recorder);
    this.output = output;
    const checkpoints = new Checkpoints(this.tools.portal, this.order);
    recorder.listen({
      onProgress: progress => checkpoints.heed(progress),
      onState: state => this.heed(state),
    });
    recorder.event({ event: 'opened' });
    this.watch(connection);
    this.welcome();
    if (this.size !== size) this.resize(this.size);
    output.showTo(this.browser);
    connection.listen({
      onData: bytes => output.gather(bytes),
      onDrain: () => this.input?.look(),
      onClose: why => void this.end(reasonOfClose[why]),
    });
  }

  private watch(connection: SshConnection): void {
    const { policy } = this.order;
    this.clock = new SessionClock(policy, {
      onWarning: (reason, seconds) => {
        this.recorder?.event({ event: 'warned', note: reason });
        this.tell({ type: 'warning', reason, seconds });
      },
      onEnd: reason => void this.end(reason),
    });
    this.input = new TerminalInput({
      policy,
      connection,
      onTyped: () => this.clock?.typed(),
      onPasted: bytes => this.recorder?.event({ event: 'pasted', bytes }),
      onFull: full => (full ? this.browser?.pause() : this.browser?.resume()),
      tell: notice => this.tell(notice),
    });
  }

  private welcome(): void {
    const { policy, session } = this.order;
    this.tell({
      type: 'ready',
      session,
      resume: this.token.issue(),
      graceSeconds: policy.graceSeconds,
      window: outputWindow,
      idleSeconds: policy.idleSeconds,
      remainingSeconds: this.clock?.remainingSeconds ?? 0,
      paste: policy.paste,
      copy: policy.copy,
    });
    if (this.output?.frozen) this.tell({ type: 'frozen', frozen: true });
  }

  private handle(request: TerminalRequest): void {
    if (request.type === 'end') void this.end('closed');
    else if (request.type === 'resize') this.resize(request);
    else if (!this.takesInput) return;
    else if (request.type === 'mark') this.recorder?.mark(request.label);
    else if (request.type === 'paste') this.input?.paste(request);
  }

  private resize({ cols, rows }: Size): void {
    this.size = { cols, rows };
    if (this.state !== 'active') return;
    this.connection?.resize(this.size);
    this.recorder?.resize(cols, rows);
  }

  private heed(state: RecorderState): void {
    if (state === 'failed') {
      void this.end('recorder-failed');
      return;
    }
    const before = this.output?.frozen;
    this.output?.heed(state);
    const frozen = state === 'frozen';
    if (frozen === before) return;
    this.recorder?.event({ event: frozen ? 'frozen' : 'thawed' });
    this.tell({ type: 'frozen', frozen });
  }

  private lose(): void {
    this.browser = undefined;
    if (this.state === 'opening') {
      void this.end('browser-lost');
    } else if (this.state === 'active') {
      this.state = 'held';
      this.recorder?.event({ event: 'held' });
      this.clock?.hold();
      const { session } = this.order;
      this.tools.portal.tell('presence', { session, browser: 'lost' });
      // Nobody reads now: the target goes on, and the recording keeps it.
      this.output?.showTo(undefined);
    }
  }

  private async finish(
    reason: EndReason,
    { by, presented }: { by?: string; presented?: HostKey },
  ): Promise<SessionEnd> {
    const { order } = this;
    const changed = reason === 'host-key-changed' && presented;
    const hostKey = changed ? { presented, pinned: order.hostKeys } : undefined;
    this.output?.stop();
    this.state = 'ended';
    this.abort.abort();
    this.clock?.stop();
    this.connection?.end();
    this.tell(endedNotice(reason, by, hostKey));
    this.browser?.close(WireProtocol.close.ended, reason);
    // Steps of the opening may hang; the end does not.
    await settled(this.opening, 5_000);
    this.connection?.end();
    const recording = await this.recorder?.seal(reason, by);
    return {
      session: order.session,
      reason,
      by,
      activeAt: this.activeAt,
      endedAt: new Date().toISOString(),
      bytesIn: this.input?.bytes ?? 0,
      bytesOut: this.output?.bytes ?? 0,
      recording,
      hostKey,
    };
  }

  private tell(notice: TerminalNotice): void {
    this.browser?.tell(notice);
  }
}
