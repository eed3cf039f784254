import {
  SessionRequest,
  WireProtocol,
  type EndReason,
  type HostKey,
  type SessionEnd,
  type SessionEvent,
  type SessionNotice,
  type SessionOrder,
  type WatchOrder,
} from '@wardroom/remote-access-common';
import { DialFailure } from '../dial/DialFailure';
import type { BrowserSocket } from '../door/BrowserSocket';
import type { Recorder, RecorderState } from '../record/Recorder';
import { Checkpoints } from './Checkpoints';
import { CommandReport } from './CommandReport';
import { Company } from './Company';
import { endedNotice } from './endedNotice';
import { openStage, type SessionTools } from './openStage';
import { readMessage } from './readMessage';
import { readyNotice } from './readyNotice';
import { ResumeToken } from './ResumeToken';
import { SecretDesk } from './SecretDesk';
import { SessionClock } from './SessionClock';
import { settled } from './settled';
import type { Arrival, Stage, StageHost, StageNotice, View } from './Stage';

type Seat = { socket: BrowserSocket; view: View };

type Beginning = {
  /** Makes what is played in this session. */
  createStage(host: StageHost): Stage;
  /** Hears of the end once the recording is sealed, and tells the portal. */
  onEnd(end: SessionEnd): Promise<void>;
  /** Hears of what must not happen while a session ends. */
  onFault(error: unknown): void;
};

/**
 * One technician's session on one target, whatever its stage speaks: `opening` until the portal said yes, then `active`,
 * `held` while the browser is lost, `ended`. Nothing reaches the browser that is not recorded, and nothing is typed that
 * is not allowed.
 */
export class LiveSession {
  private state: 'opening' | 'active' | 'held' | 'ended' = 'opening';
  private readonly abort = new AbortController();
  private readonly stage: Stage;
  private readonly commands: CommandReport;
  private seat: Seat | undefined;
  private recorder: Recorder | undefined;
  /** The people in it. */
  readonly company: Company;
  readonly secrets: SecretDesk;
  private clock: SessionClock | undefined;
  private activeAt: string | undefined;
  private readonly token = new ResumeToken();
  private ending: Promise<void> | undefined;
  private opening: Promise<void> = Promise.resolve();

  constructor(
    private readonly tools: SessionTools,
    readonly order: SessionOrder,
    private readonly begin: Beginning,
  ) {
    const record = (event: Omit<SessionEvent, 't'>) =>
      this.recorder?.event(event);
    this.stage = begin.createStage({
      record,
      tell: notice => this.company.tellHolder(notice),
      acted: () => {
        this.clock?.typed();
        this.company.typed();
      },
      command: command => this.commands.add(command),
      ask: (command, rule) => this.company.ask(command, rule),
      end: reason => void this.end(reason),
    });
    this.commands = new CommandReport(tools.deliveries, order, record);
    this.company = new Company({
      ...{ order, record, deliveries: tools.deliveries, stage: this.stage },
      tell: notice => this.tell(notice),
      isActive: () => this.state === 'active',
    });
    this.secrets = new SecretDesk({
      ...{ order, record, stage: this.stage, source: tools.source },
      ...{ commands: this.commands, company: this.company },
    });
  }

  get isHeld(): boolean {
    return this.state === 'held';
  }

  /** Opens the session for this browser. Resolves when it is open or about to end. */
  open(socket: BrowserSocket, arrival: Arrival): Promise<void> {
    this.seat = this.sit(socket, arrival);
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

  /** Goes on in this browser. */
  async resume(socket: BrowserSocket, arrival: Arrival): Promise<void> {
    const takeBack = this.token.take();
    const { session } = this.order;
    const { allowed } = await this.tools.portal
      .ask('resume', { session, ...socket.caller })
      .catch(() => ({ allowed: undefined }));
    if (allowed === undefined && !this.ending) {
      // Nobody said no: whoever comes again with the same token in time is asked for again.
      takeBack();
      socket.close(WireProtocol.close.busy, 'Wardroom does not answer');
      return;
    }
    if (!allowed) void this.end('portal-refused');
    if (this.ending) {
      socket.close(WireProtocol.close.refused, 'The session is over');
      return;
    }
    const before = this.seat;
    this.seat = this.sit(socket, arrival);
    before?.socket.close(WireProtocol.close.takenOver, 'Continued elsewhere');
    this.state = 'active';
    this.clock?.release();
    this.tools.deliveries.tell('presence', { session, browser: 'present' });
    this.recorder?.event({ event: 'resumed' });
    this.welcome();
  }

  /** Lets somebody look on while it is open. */
  watch(socket: BrowserSocket, order: WatchOrder, arrival: Arrival): void {
    if (this.state === 'active' || this.state === 'held') {
      this.company.join(socket, order, arrival);
    } else {
      socket.close(WireProtocol.close.refused, 'The session is not open');
    }
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

  private sit(socket: BrowserSocket, arrival: Arrival): Seat {
    const view = this.stage.attach(socket, arrival);
    const seat = { socket, view };
    socket.listen({
      onText: text => this.hear(seat, text),
      onBytes: bytes => view.bytes(bytes, this.mayAct(seat)),
      onGone: () => seat === this.seat && this.lose(),
    });
    return seat;
  }

  /** Whether what this browser types goes to the target now. */
  private mayAct(seat: Seat): boolean {
    return seat === this.seat && this.company.mayType(this.order.person);
  }

  private hear(seat: Seat, text: string): void {
    const message = readMessage(text);
    const mayAct = this.mayAct(seat);
    // The stage comes first: acknowledgements are most of what a browser says.
    if (seat.view.request(message, mayAct)) return;
    const { data: request } = SessionRequest.safeParse(message);
    if (request?.type === 'end') {
      void this.end('closed');
    } else if (request?.type === 'mark') {
      if (mayAct) this.recorder?.mark(request.label);
    } else {
      const { badMessage } = WireProtocol.close;
      seat.socket.close(badMessage, 'Not a message of a session');
    }
  }

  private async start(): Promise<void> {
    await this.secrets.look();
    const { recorder, activeAt } = await openStage(this.tools, {
      ...{ order: this.order, stage: this.stage },
      signal: this.abort.signal,
      tell: notice => this.tell(notice),
      onRecorder: begun => {
        this.recorder = begun;
      },
    });
    this.activeAt = activeAt;
    this.state = 'active';
    const checkpoints = new Checkpoints(this.tools.deliveries, this.order);
    recorder.listen({
      onProgress: progress => checkpoints.heed(progress),
      onState: state => this.heed(state),
    });
    recorder.event({ event: 'opened' });
    this.clock = new SessionClock(this.order.policy, {
      onWarning: (reason, seconds) => {
        recorder.event({ event: 'warned', note: reason });
        this.tell({ type: 'warning', reason, seconds });
      },
      onEnd: reason => void this.end(reason),
    });
    this.welcome();
    this.stage.start();
  }

  /** Tells the browser that it may begin, and shows what there is. */
  private welcome(): void {
    this.tell({
      ...readyNotice(this.order, this.secrets.offered),
      resume: this.token.issue(),
      remainingSeconds: this.clock?.remainingSeconds ?? 0,
      ...this.stage.ready,
    });
    this.company.brief();
    this.seat?.view.start();
  }

  private heed(state: RecorderState): void {
    if (state === 'failed') {
      void this.end('recorder-failed');
      return;
    }
    const { recording } = this.order.policy;
    const goesOn = state === 'frozen' && recording === 'best-effort';
    if (goesOn) {
      this.recorder?.abandon();
      this.company.goOnUnrecorded();
    }
    this.stage.heed(goesOn ? 'fine' : state);
    this.company.heed(goesOn ? 'fine' : state);
  }

  private lose(): void {
    this.seat?.view.stop();
    this.seat = undefined;
    if (this.state === 'opening') {
      void this.end('browser-lost');
    } else if (this.state === 'active') {
      this.state = 'held';
      this.recorder?.event({ event: 'held' });
      this.clock?.hold();
      const { session } = this.order;
      this.tools.deliveries.tell('presence', { session, browser: 'lost' });
    }
  }

  private async finish(
    reason: EndReason,
    { by, presented }: { by?: string; presented?: HostKey },
  ): Promise<SessionEnd> {
    const { order, stage } = this;
    const changed = reason === 'host-key-changed' && presented;
    const hostKey = changed ? { presented, pinned: order.hostKeys } : undefined;
    stage.stop();
    this.state = 'ended';
    this.abort.abort();
    this.clock?.stop();
    stage.hangUp();
    const notice = endedNotice(reason, by, hostKey);
    this.tell(notice);
    this.seat?.socket.close(WireProtocol.close.ended, reason);
    this.company.end(notice, WireProtocol.close.ended, reason);
    // Steps of the opening may hang; the end does not.
    await settled(this.opening, 5_000);
    stage.hangUp();
    this.commands.flush();
    const recording = await this.recorder?.seal(reason, by);
    return {
      session: order.session,
      reason,
      by,
      activeAt: this.activeAt,
      endedAt: new Date().toISOString(),
      bytesIn: stage.bytesIn,
      bytesOut: stage.bytesOut,
      recording,
      hostKey,
    };
  }

  /** Tells the technician. */
  private tell(notice: SessionNotice | StageNotice): void {
    this.seat?.socket.tell(notice);
  }
}
