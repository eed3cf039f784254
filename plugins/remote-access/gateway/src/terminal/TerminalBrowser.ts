import {
  TerminalRequest,
  type SessionRequest,
  type TerminalNotice,
} from '@wardroom/remote-access-common';
import type { BrowserSocket } from '../door/BrowserSocket';

/** Output that a browser has not acknowledged, at which its terminal pauses. */
export const outputWindow = 512 * 1024;

/** The same for those who look on, at which output is left out. */
export const watchWindow = 128 * 1024;

type OwnRequest = Exclude<TerminalRequest, SessionRequest>;

/** The browser's side of a terminal: what it was sent, what it has shown, and what it asks for. */
export class TerminalBrowser {
  private acked: number;
  private sent: number;
  private isFull = false;
  private readonly window: number;
  private readonly onDrain: () => void;

  constructor(
    private readonly socket: BrowserSocket,
    options: {
      /** Bytes of output that the browser has already. */
      sent: number;
      /** The browser can take output again. */
      onDrain(): void;
      window?: number;
    },
  ) {
    this.sent = options.sent;
    this.acked = options.sent;
    this.window = options.window ?? outputWindow;
    this.onDrain = options.onDrain;
  }

  /** Whether it must get no more output before it has shown some. */
  get full(): boolean {
    return this.isFull;
  }

  output(bytes: Buffer): void {
    this.sent += bytes.length;
    // Who acknowledges without reading fills the socket instead, and is noticed when that drains.
    if (this.socket.buffered < this.window / 2) this.socket.send(bytes);
    else this.socket.send(bytes, () => this.relax());
    this.isFull ||= this.behind > this.window;
  }

  /** What follows does not join what was shown. */
  redraw(from: number): void {
    this.sent = from;
    this.acked = from;
    this.tell({ type: 'redraw', from });
  }

  tell(notice: TerminalNotice): void {
    this.socket.tell(notice);
  }

  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  /** Reads a message, and heeds it where it is an acknowledgement. Undefined where it is not one of the terminal's own. */
  read(message: unknown): OwnRequest | undefined {
    const { data: request } = TerminalRequest.safeParse(message);
    if (!request || request.type === 'end' || request.type === 'mark') {
      return undefined;
    }
    if (request.type === 'ack') {
      this.acked = Math.max(this.acked, Math.min(request.bytes, this.sent));
      this.relax();
    }
    return request;
  }

  /** Bytes that were sent and are not shown, or not even taken. */
  private get behind(): number {
    return Math.max(this.sent - this.acked, this.socket.buffered);
  }

  private relax(): void {
    if (!this.isFull || this.behind > this.window / 2) return;
    this.isFull = false;
    this.onDrain();
  }
}
