import {
  WebRequest,
  type DesktopNotice,
  type DesktopOrder,
  type EndReason,
  type Screen,
} from '@wardroom/remote-access-common';
import { DialFailure } from '../dial/DialFailure';
import type { BrowserSocket } from '../door/BrowserSocket';
import { createFileDesk } from '../files/createFileDesk';
import type { FileDesk } from '../files/FileDesk';
import type { Quarantine } from '../files/Quarantine';
import type { PortalChannel } from '../link/PortalChannel';
import type { RecorderState } from '../record/Recorder';
import type { RecordingSink } from '../record/RecordingWriter';
import type { Arrival, Stage, StageHost } from '../session/Stage';
import { afterLastWord } from './afterLastWord';
import type { DesktopOpener, OpenedDesktop } from './DesktopDialer';
import type { DesktopRules, Transfer } from './DesktopRules';
import { DesktopTranscript } from './DesktopTranscript';
import { DesktopView } from './DesktopView';
import { DesktopWatcher } from './DesktopWatcher';
import { DriveFiles } from './DriveFiles';
import { encodeInstruction } from './encodeInstruction';
import { encodeTyping } from './encodeTyping';
import { FromTarget } from './FromTarget';
import { endOf, type GuacdConnection } from './GuacdConnection';
import type { Instruction } from './Instruction';
import type { Input } from './readInput';
import { reasonOfStatus } from './reasonOfStatus';
import { rulesFor } from './rulesFor';
import type { Shown } from './Shown';

/** Input that guacd has not taken, at which the browser must wait. */
const mostUnsent = 256 * 1024;

const usualScreen: Screen = { width: 1024, height: 768, dpi: 96 };

/** What a desktop needs of the gateway. */
export type DesktopTools = {
  desktops: DesktopOpener;
  portal: PortalChannel;
  quarantine: Quarantine;
};

/** A desktop on a target, through guacd. */
export class DesktopStage implements Stage {
  private readonly rules: DesktopRules;
  private readonly drive: DriveFiles;
  private readonly filter: FromTarget;
  private desktop: OpenedDesktop | undefined;
  private files: FileDesk | undefined;
  private transcript: DesktopTranscript | undefined;
  private view: { view: DesktopView; socket: BrowserSocket } | undefined;
  private screen = usualScreen;
  private recorderState: RecorderState = 'fine';
  private started = false;
  private stopped = false;
  private stretch: Shown[] = [];
  private counts = { in: 0, out: 0 };

  constructor(
    private readonly tools: DesktopTools,
    private readonly order: DesktopOrder,
    private readonly host: StageHost,
  ) {
    this.rules = rulesFor(order);
    this.drive = new DriveFiles(
      bytes => this.pass(bytes),
      path => this.files?.offer(path),
    );
    this.filter = this.createFilter();
  }

  get ready() {
    const { fileInBytes, fileOutBytes } = this.order.policy;
    const brings = this.desktop?.hasDrive;
    const files = { in: brings ? fileInBytes : 0, out: fileOutBytes };
    return {
      desktop: this.rules,
      page: this.desktop?.application?.page,
      ...(this.files && { files }),
    };
  }

  get bytesIn(): number {
    return this.counts.in;
  }

  get bytesOut(): number {
    return this.counts.out;
  }

  async dial(signal: AbortSignal): Promise<void> {
    const { order, tools, screen, rules } = this;
    this.desktop = await tools.desktops.dial({
      ...{ order, screen, rules, signal },
      onSigningIn: () => this.tell({ type: 'progress', step: 'signing-in' }),
      pinHostKey: async hostKey => {
        const { session, target } = order;
        const asked = { session, target: target.id, hostKey };
        return (await tools.portal.ask('pinHostKey', asked)).accepted;
      },
    });
    const { application, hasDrive } = this.desktop;
    const files = application?.files ?? (hasDrive ? this.drive : undefined);
    if (files) {
      const open = async () => files;
      this.files = createFileDesk(tools, { order, host: this.host, open });
    }
    if (this.stopped) this.hangUp();
  }

  record(sink: RecordingSink): DesktopTranscript {
    const { screen } = this;
    const title = this.order.target.name;
    this.transcript = new DesktopTranscript(sink, { screen, title });
    return this.transcript;
  }

  async open(): Promise<void> {}

  start(): void {
    if (!this.desktop) throw new Error('Nothing is open');
    const { connection, beginning, application } = this.desktop;
    this.started = true;
    this.receive(beginning);
    connection.listen({
      onInstructions: instructions => this.receive(instructions),
      onDrain: () => this.view?.socket.resume(),
      onClose: why => this.lose(endOf(why)),
    });
    this.flow();
    application?.listen({
      onVisit: note => this.host.record({ event: 'visited', note }),
      onPage: () => this.tell({ type: 'page', ...application.page }),
      onFile: path => this.files?.offer(path),
      onEnd: reason => this.host.end(reason),
    });
  }

  attach(socket: BrowserSocket, { screen }: Arrival): DesktopView {
    if (!this.started && screen) this.screen = screen;
    const { desktop, started } = this;
    const size = screen ?? this.screen;
    this.view?.view.stop();
    const view: DesktopView = new DesktopView(socket, {
      rules: this.rules,
      onFile: (request, mayAct) => this.files?.hear(request, mayAct),
      input: {
        onInput: input => this.act(input),
        onPass: bytes => this.pass(bytes),
        onShown: timestamp => this.pass(encodeInstruction('sync', timestamp)),
        onTransfer: transfer => this.report(transfer),
      },
      join: started && desktop ? () => desktop.join(size) : undefined,
      onFlow: () => this.flow(),
      onStopped: () => this.leave(view),
      onRequest: (message, mayAct) => this.request(message, mayAct),
      onLost: () => this.host.end('desktop-failed'),
    });
    this.view = { view, socket };
    return view;
  }

  watch(socket: BrowserSocket, { screen }: Arrival): DesktopWatcher {
    return new DesktopWatcher(socket, {
      join: () => this.joined(screen ?? this.screen),
      onInput: input => this.act(input),
    });
  }

  heed(state: RecorderState): void {
    this.recorderState = state;
    this.flow();
  }

  supply(secret: Buffer): void {
    this.host.acted();
    for (const bytes of encodeTyping(secret)) this.pass(bytes);
  }

  stop(): void {
    this.stopped = true;
    this.files?.stop();
    this.desktop?.connection.pause();
  }

  hangUp(): void {
    this.desktop?.connection.end();
    this.desktop?.hangUp();
  }

  private async joined(screen: Screen): Promise<GuacdConnection> {
    if (!this.desktop) throw new DialFailure('target-lost');
    return this.desktop.join(screen);
  }

  private leave(view: DesktopView): void {
    if (this.view?.view !== view) return;
    this.view = undefined;
    this.files?.stop();
    this.flow();
  }

  private lose(reason: EndReason): void {
    afterLastWord(this.desktop?.application, () => this.host.end(reason));
  }

  private createFilter(): FromTarget {
    return new FromTarget(this.rules, {
      onPicture: bytes => {
        this.transcript?.picture(bytes);
        this.stretch.push({ bytes });
      },
      onSync: instruction => this.frame(instruction),
      onAside: bytes => this.stretch.push({ bytes }),
      onDrive: instruction => this.drive.take(instruction),
      onAnswer: bytes => this.pass(bytes),
      onTransfer: transfer => this.report(transfer),
      onEnd: status => this.lose(reasonOfStatus(status)),
    });
  }

  /** What came goes to the recording first, then to the browser. */
  private receive(instructions: Instruction[]): void {
    if (this.stopped) return;
    for (const instruction of instructions) {
      this.counts.out += instruction.bytes.length;
      this.filter.take(instruction);
    }
    this.transcript?.tick();
    const stretch = this.stretch.splice(0);
    if (stretch.length) this.view?.view.show(stretch);
    if (this.view?.view.full) this.flow();
  }

  private frame(instruction: Instruction): void {
    const sync = instruction.integer(0) ?? 0;
    this.transcript?.picture(instruction.bytes);
    this.stretch.push({ bytes: instruction.bytes, sync });
    // While nobody looks, or whoever does is told the picture by another way, the gateway says that it was seen.
    if (!this.view?.view.isLive) {
      this.pass(encodeInstruction('sync', sync));
    }
  }

  /** What a person asks of the application in front, by buttons that are not its own. */
  private request(message: unknown, mayAct: boolean): boolean {
    const { application } = this.desktop ?? {};
    const { data: wish } = WebRequest.safeParse(message);
    if (!wish || !application) return false;
    if (!mayAct) return true;
    this.host.acted();
    application.act(wish.do);
    return true;
  }

  private act({ kind, args, bytes }: Input): void {
    const [x = 0, y = 0, buttons = 0] = args;
    // Letting go follows, and is the same key.
    if (kind === 'key' && y === 1) this.transcript?.key();
    if (kind === 'mouse') this.transcript?.pointer(x, y, buttons);
    if (kind !== 'size') this.host.acted();
    this.pass(bytes);
  }

  private pass(bytes: Buffer): void {
    const { connection } = this.desktop ?? {};
    if (!connection) return;
    this.counts.in += bytes.length;
    connection.write(bytes);
    if (connection.unsent > mostUnsent) this.view?.socket.pause();
  }

  private report(transfer: Transfer): void {
    const { way, refused, ...facts } = transfer;
    this.host.record({ event: way, note: refused, ...facts });
    if (way === 'pasted') this.host.acted();
    this.tell({ type: 'transfer', ...transfer });
  }

  /** Lets guacd go on, or makes it wait. */
  private flow(): void {
    const { connection } = this.desktop ?? {};
    if (!connection || !this.started || this.stopped) return;
    if (this.recorderState !== 'fine' || this.view?.view.full) {
      connection.pause();
    } else {
      connection.resume();
    }
  }

  private tell(notice: DesktopNotice): void {
    this.host.tell(notice);
  }
}
