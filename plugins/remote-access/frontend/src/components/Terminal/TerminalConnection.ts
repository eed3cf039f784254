import {
  TerminalNotice,
  WireProtocol,
  type TerminalRequest,
} from '@wardroom/remote-access-common';

export type TerminalListener = {
  output(bytes: Uint8Array, shown: () => void): void;
  notice(notice: TerminalNotice): void;
  /** The connection broke and is being made again. */
  lost(): void;
  /** There is no way back; the notice `ended` may have come before. */
  closed(): void;
};

type Size = { cols: number; rows: number };

const retryMs = 1_000;
const ackEvery = 64 * 1024;
const finalCodes: number[] = [
  WireProtocol.close.ended,
  WireProtocol.close.refused,
  WireProtocol.close.badMessage,
  WireProtocol.close.takenOver,
];

/** One terminal over one WebSocket after the other: opened by a ticket, resumed by a token when the network fails. */
export class TerminalConnection {
  readonly #url: string;
  readonly #listener: TerminalListener;
  #socket?: WebSocket;
  #resume?: string;
  #graceMs = 0;
  #lostAt?: number;
  #received = 0;
  #shown = 0;
  #acknowledged = 0;
  #size: Size;
  #over = false;

  constructor(options: {
    url: string;
    ticket: string;
    size: Size;
    listener: TerminalListener;
  }) {
    this.#url = options.url;
    this.#size = options.size;
    this.#listener = options.listener;
    this.#connect({ ticket: options.ticket, ...options.size });
  }

  /** Keys for the other side. */
  type(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(bytes);
  }

  send(request: TerminalRequest): void {
    if (request.type === 'resize') this.#size = request;
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#socket.send(JSON.stringify(request));
  }

  /** Leaves for good: the page is gone. The gateway holds the session for a while. */
  leave(): void {
    this.#over = true;
    this.#socket?.close();
  }

  #connect(opening: object) {
    const socket = new WebSocket(this.#url);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => socket.send(JSON.stringify(opening));
    socket.onmessage = ({ data }) => this.#take(data);
    socket.onclose = ({ code }) => this.#dropped(code);
    this.#socket = socket;
  }

  #take(data: string | ArrayBuffer) {
    if (typeof data !== 'string') {
      const bytes = new Uint8Array(data);
      this.#received += bytes.length;
      this.#listener.output(bytes, () => this.#acknowledge(bytes.length));
      return;
    }
    const parsed = TerminalNotice.safeParse(JSON.parse(data));
    if (!parsed.success) return;
    const notice = parsed.data;
    if (notice.type === 'ready') {
      this.#resume = notice.resume;
      this.#graceMs = notice.graceSeconds * 1000;
      this.#lostAt = undefined;
    }
    if (notice.type === 'redraw') this.#countFrom(notice.from);
    if (notice.type === 'ended') this.#over = true;
    this.#listener.notice(notice);
  }

  #countFrom(bytes: number) {
    this.#received = bytes;
    this.#shown = bytes;
    this.#acknowledged = bytes;
  }

  /** Output flows only as fast as it is shown. */
  #acknowledge(bytes: number) {
    this.#shown += bytes;
    const due = this.#shown - this.#acknowledged >= ackEvery;
    if (!due && this.#shown !== this.#received) return;
    this.#acknowledged = this.#shown;
    this.send({ type: 'ack', bytes: this.#shown });
  }

  #dropped(code: number) {
    const inTime =
      this.#lostAt === undefined || Date.now() - this.#lostAt < this.#graceMs;
    if (this.#over || !this.#resume || finalCodes.includes(code) || !inTime) {
      this.#over = true;
      this.#listener.closed();
      return;
    }
    this.#lostAt ??= Date.now();
    this.#listener.lost();
    setTimeout(() => this.#again(), retryMs);
  }

  #again() {
    if (this.#over) return;
    const { cols, rows } = this.#size;
    this.#connect({
      resume: this.#resume,
      received: this.#received,
      cols,
      rows,
    });
  }
}
