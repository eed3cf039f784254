import {
  TerminalNotice,
  type TerminalRequest,
} from '@wardroom/remote-access-common';
import {
  SessionConnection,
  type ConnectionListener,
} from '../Session/SessionConnection';

export type TerminalListener = Omit<
  ConnectionListener<TerminalNotice>,
  'bytes'
> & {
  output(bytes: Uint8Array, shown: () => void): void;
};

type Size = { cols: number; rows: number };

const ackEvery = 64 * 1024;

/** The connection of a terminal: counts what came and what was shown, so that output flows no faster than that. */
export class TerminalConnection {
  readonly #connection: SessionConnection<TerminalNotice>;
  readonly #listener: TerminalListener;
  #received = 0;
  #shown = 0;
  #acknowledged = 0;
  #size: Size;

  constructor(options: {
    url: string;
    ticket: string;
    /** The own session; absent for whoever looks on. */
    session?: string;
    size: Size;
    listener: TerminalListener;
  }) {
    const { url, ticket, session, size, listener } = options;
    this.#size = size;
    this.#listener = listener;
    this.#connection = new SessionConnection<TerminalNotice>({
      ...{ url, ticket, session },
      read: message => TerminalNotice.safeParse(message).data,
      size: () => ({ cols: this.#size.cols, rows: this.#size.rows }),
      received: () => this.#received,
      listener: {
        ...listener,
        bytes: bytes => this.#show(bytes),
        notice: notice => this.#hear(notice),
      },
    });
  }

  /** Keys for the other side. */
  type(bytes: Uint8Array<ArrayBuffer>): void {
    this.#connection.sendBytes(bytes);
  }

  send(request: TerminalRequest): void {
    if (request.type === 'resize') this.#size = request;
    this.#connection.send(request);
  }

  /** Leaves for good: the page is gone. The gateway holds the session for a while. */
  leave(): void {
    this.#connection.leave();
  }

  #hear(notice: TerminalNotice) {
    if (notice.type === 'redraw') this.#countFrom(notice.from);
    this.#listener.notice(notice);
  }

  #show(bytes: Uint8Array) {
    this.#received += bytes.length;
    this.#listener.output(bytes, () => this.#acknowledge(bytes.length));
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
}
