import { FileRequest, WireProtocol } from '@wardroom/remote-access-common';
import type { BrowserSocket } from '../door/BrowserSocket';
import type { View } from '../session/Stage';
import { Catchup } from './Catchup';
import { FromBrowser, mostBrowserInstruction } from './FromBrowser';
import type { FromBrowserListener } from './FromBrowser';
import type { DesktopRules } from './DesktopRules';
import type { GuacdConnection } from './GuacdConnection';
import { InstructionParser } from './InstructionParser';
import type { Shown } from './Shown';

/** What a browser's network has not taken, at which guacd must wait, and at which it may go on. */
const highWater = 4 * 1024 * 1024;
const lowWater = 1024 * 1024;

type Surroundings = {
  rules: DesktopRules;
  /** What the browser does. */
  input: Omit<FromBrowserListener, 'onAnswer'>;
  /** The browser asks for a file, or sends a piece of one. */
  onFile(request: FileRequest, mayAct: boolean): void;
  /** Joins the desktop for the whole picture; undefined where the session's own stream begins with it. */
  join?: () => Promise<GuacdConnection>;
  /** Whether guacd may go on, or must wait, has changed. */
  onFlow(): void;
  onStopped(): void;
  /** A text message that is none of the session's own. Answers whether it is understood. */
  onRequest(message: unknown, mayAct: boolean): boolean;
  /** The picture cannot be shown. */
  onLost(): void;
};

/** The technician's browser in front of a desktop. */
export class DesktopView implements View {
  private readonly parser = new InstructionParser(mostBrowserInstruction);
  private readonly filter: FromBrowser;
  private state: 'waiting' | 'joining' | 'live' | 'stopped' = 'waiting';
  private catchup: Catchup | undefined;
  private early: Shown[] = [];
  private isFull = false;

  constructor(
    private readonly socket: BrowserSocket,
    private readonly surroundings: Surroundings,
  ) {
    this.filter = new FromBrowser(surroundings.rules, {
      ...surroundings.input,
      onAnswer: bytes => this.send(bytes),
      onShown: timestamp => {
        if (this.state === 'live') surroundings.input.onShown(timestamp);
      },
    });
  }

  /** Whether the browser acknowledges frames; while it does not, somebody else must. */
  get isLive(): boolean {
    return this.state === 'live';
  }

  /** Whether guacd must wait for this browser. */
  get full(): boolean {
    return this.isFull || (this.catchup?.full ?? false);
  }

  start(): void {
    if (this.state !== 'waiting') return;
    const { join, onLost } = this.surroundings;
    if (!join) {
      this.state = 'live';
      return;
    }
    this.state = 'joining';
    void join().then(
      joined => this.catchUp(joined),
      () => this.state === 'joining' && onLost(),
    );
  }

  /** What is done to the desktop itself comes as instructions. */
  request(message: unknown, mayAct: boolean): boolean {
    const { data: request } = FileRequest.safeParse(message);
    if (!request) return this.surroundings.onRequest(message, mayAct);
    this.surroundings.onFile(request, mayAct);
    return true;
  }

  bytes(bytes: Buffer, mayAct: boolean): void {
    try {
      for (const instruction of this.parser.take(bytes)) {
        this.filter.take(instruction, mayAct);
      }
    } catch {
      const { badMessage } = WireProtocol.close;
      this.socket.close(badMessage, 'Not an instruction of a desktop');
    }
  }

  stop(): void {
    this.state = 'stopped';
    this.catchup?.stop();
    this.catchup = undefined;
    this.isFull = false;
    this.surroundings.onStopped();
  }

  /** Shows what came in one piece. */
  show(stretch: Shown[]): void {
    if (this.state === 'live') {
      this.send(Buffer.concat(stretch.map(({ bytes }) => bytes)));
    } else if (this.state === 'joining') {
      this.queue(stretch);
    }
  }

  /** Until the picture is there, the session's stream waits. */
  private queue(stretch: Shown[]): void {
    if (!this.catchup) {
      this.early.push(...stretch);
      return;
    }
    for (const [index, shown] of stretch.entries()) {
      this.catchup?.add(shown);
      // The picture is there: what follows goes the straight way.
      if (this.isLive) {
        this.show(stretch.slice(index + 1));
        return;
      }
    }
  }

  private catchUp(joined: GuacdConnection): void {
    if (this.state !== 'joining') {
      joined.end();
      return;
    }
    this.catchup = new Catchup(
      joined,
      bytes => this.send(bytes),
      rest => {
        this.catchup = undefined;
        this.state = 'live';
        if (rest.length) this.show(rest);
        this.surroundings.onFlow();
      },
    );
    const early = this.early.splice(0);
    this.catchup.begin(() => this.surroundings.onLost());
    this.queue(early);
  }

  private send(bytes: Uint8Array): void {
    if (!bytes.length) return;
    if (this.socket.buffered < lowWater) {
      this.socket.send(bytes);
      return;
    }
    this.socket.send(bytes, () => this.relax());
    if (this.isFull || this.socket.buffered < highWater) return;
    this.isFull = true;
    this.surroundings.onFlow();
  }

  private relax(): void {
    if (!this.isFull || this.socket.buffered > lowWater) return;
    this.isFull = false;
    this.surroundings.onFlow();
  }
}
