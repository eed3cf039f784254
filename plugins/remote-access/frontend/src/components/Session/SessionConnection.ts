import {
  WireProtocol,
  type DesktopNotice,
  type TerminalNotice,
} from '@wardroom/remote-access-common';

export type ConnectionListener<Notice> = {
  /** Terminal output, or instructions of a desktop. */
  bytes(bytes: Uint8Array): void;
  notice(notice: Notice): void;
  /** The connection broke and is being made again. */
  lost(): void;
  /** There is no way back; the notice `ended` may have come before. `why` is what the gateway says to that, if anything. */
  closed(why: string): void;
};

type Options<Notice> = {
  url: string;
  ticket: string;
  /** The own session: a page that is loaded anew goes on with it. Absent for whoever looks on. */
  session?: string;
  /** Reads a text message; undefined if it is none that this page knows. */
  read: (message: unknown) => Notice | undefined;
  /** What the page says of its size when it comes, and when it comes back. */
  size: () => object;
  /** Bytes of output that this page has. */
  received: () => number;
  listener: ConnectionListener<Notice>;
};

const retryMs = 1_000;
const finalCodes: number[] = [
  WireProtocol.close.ended,
  WireProtocol.close.refused,
  WireProtocol.close.badMessage,
  WireProtocol.close.takenOver,
];

/** One session over one WebSocket after the other: opened by a ticket, resumed by a token when the network fails. */
export class SessionConnection<Notice extends TerminalNotice | DesktopNotice> {
  readonly #options: Options<Notice>;
  #socket?: WebSocket;
  #resume?: string;
  #graceMs = 0;
  #lostAt?: number;
  #over = false;

  constructor(options: Options<Notice>) {
    this.#options = options;
    const resume = options.session && sessionStorage.getItem(this.#kept);
    if (resume) {
      this.#connect({ resume, received: 0, ...options.size() });
    } else this.#connect({ ticket: options.ticket, ...options.size() });
  }

  sendBytes(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(bytes);
  }

  send(request: object): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#socket.send(JSON.stringify(request));
  }

  /** Leaves for good: the page is gone. The gateway holds the session for a while. */
  leave(): void {
    this.#over = true;
    this.#socket?.close();
  }

  /** Where the token is kept over a reload: in this tab alone, and for as long as it is of use. */
  get #kept(): string {
    return `wardroom.session.${this.#options.session}`;
  }

  #keep(resume: string | undefined) {
    if (!this.#options.session) return;
    if (resume) sessionStorage.setItem(this.#kept, resume);
    else sessionStorage.removeItem(this.#kept);
  }

  #connect(opening: object) {
    const socket = new WebSocket(this.#options.url);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => socket.send(JSON.stringify(opening));
    socket.onmessage = ({ data }) => this.#take(data);
    socket.onclose = ({ code, reason }) => this.#dropped(code, reason);
    this.#socket = socket;
  }

  #take(data: string | ArrayBuffer) {
    const { listener, read } = this.#options;
    if (typeof data !== 'string') {
      listener.bytes(new Uint8Array(data));
      return;
    }
    const notice = read(JSON.parse(data));
    if (!notice) return;
    if (notice.type === 'ready') {
      this.#resume = notice.resume;
      this.#keep(notice.resume);
      this.#graceMs = notice.graceSeconds * 1000;
      this.#lostAt = undefined;
    }
    if (notice.type === 'ended') {
      this.#over = true;
      this.#keep(undefined);
    }
    listener.notice(notice);
  }

  #dropped(code: number, why: string) {
    const { listener } = this.#options;
    const inTime =
      this.#lostAt === undefined || Date.now() - this.#lostAt < this.#graceMs;
    if (this.#over || !this.#resume || finalCodes.includes(code) || !inTime) {
      if (!this.#over) this.#keep(undefined);
      this.#over = true;
      listener.closed(why);
      return;
    }
    this.#lostAt ??= Date.now();
    listener.lost();
    setTimeout(() => this.#again(), retryMs);
  }

  #again() {
    if (this.#over) return;
    const { size, received } = this.#options;
    this.#connect({
      resume: this.#resume,
      received: received(),
      ...size(),
    });
  }
}
