import {
  TerminalNotice,
  WireProtocol,
  type Opening,
  type TerminalRequest,
} from '@wardroom/remote-access-common';

type Notice<T extends TerminalNotice['type']> = Extract<
  TerminalNotice,
  { type: T }
>;
export type Ready = Notice<'ready'>;
export type Ended = Notice<'ended'>;

/** Where the connection is. `over` is final. */
export type SocketState =
  | { phase: 'opening'; step: 'knocking' | Notice<'progress'>['step'] }
  | { phase: 'open' }
  /** The session is held until that time, in ms since 1970. */
  | { phase: 'reconnecting'; until: number }
  | { phase: 'over'; ended: Ended }
  | { phase: 'over'; closed: 'refused' | 'taken-over' | 'lost'; words: string };

export type SocketListener = {
  onState(state: SocketState): void;
  /** Output to be shown; `shown` is to be called when it is. */
  onOutput(bytes: Uint8Array, shown: () => void): void;
  /** What follows does not join what was shown. */
  onClear(): void;
  onNotice(notice: TerminalNotice): void;
};

/** What a page needs to come back to its session: kept in the tab, good for one return. */
export type Return = { url: string; resume: string };

const ackMs = 40;
const retryMs = [250, 500, 1000, 2000, 4000];

/** The page's end of a terminal: it acknowledges what was shown, and comes back by itself when the connection is lost. */
export class SessionSocket {
  readonly #url: string;
  readonly #listener: SocketListener;
  #socket?: WebSocket;
  #size = { cols: 80, rows: 24 };
  #received = 0;
  #shown = 0;
  #acked = 0;
  #ackTimer?: ReturnType<typeof setTimeout>;
  #resume?: string;
  #graceSeconds = 0;
  #lostAt?: number;
  #attempts = 0;
  #retryTimer?: ReturnType<typeof setTimeout>;
  #over = false;

  constructor(url: string, listener: SocketListener) {
    this.#url = url;
    this.#listener = listener;
  }

  /** Comes in with a one-time ticket, or with the token of a held session after the page was loaded anew. */
  open(
    way: { ticket: string } | { resume: string },
    size: { cols: number; rows: number },
  ): void {
    this.#size = size;
    this.#listener.onState({ phase: 'opening', step: 'knocking' });
    if ('ticket' in way) this.#connect({ ...way, ...size });
    else this.#connect({ ...way, received: 0, ...size });
  }

  /** How to come back after the page was loaded anew. */
  get wayBack(): Return | undefined {
    return this.#resume && !this.#over
      ? { url: this.#url, resume: this.#resume }
      : undefined;
  }

  type(text: string): void {
    this.#send(new TextEncoder().encode(text));
  }

  /** Bytes that are no text, such as a mouse report of an old kind. */
  typeBinary(text: string): void {
    this.#send(Uint8Array.from(text, letter => letter.charCodeAt(0)));
  }

  tell(request: TerminalRequest): void {
    this.#send(JSON.stringify(request));
  }

  resize(size: { cols: number; rows: number }): void {
    this.#size = size;
    this.tell({ type: 'resize', ...size });
  }

  /** The page goes away. The session is held for its return. */
  leave(): void {
    this.#over = true;
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#ackTimer);
    this.#socket?.close();
  }

  #connect(opening: Opening): void {
    const socket = new WebSocket(this.#url);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    socket.onopen = () => socket.send(JSON.stringify(opening));
    socket.onmessage = ({ data }) => {
      if (typeof data === 'string') this.#hear(data);
      else this.#show(new Uint8Array(data));
    };
    socket.onclose = event => {
      if (socket === this.#socket) this.#closed(event);
    };
  }

  #send(message: string | Uint8Array): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#socket.send(message as string);
  }

  #hear(text: string): void {
    const notice = TerminalNotice.safeParse(JSON.parse(text)).data;
    if (!notice) return;
    if (notice.type === 'progress') {
      this.#listener.onState({ phase: 'opening', step: notice.step });
    } else if (notice.type === 'ready') {
      this.#welcomed(notice);
    } else if (notice.type === 'redraw') {
      this.#received = notice.from;
      this.#shown = notice.from;
      this.#listener.onClear();
    } else if (notice.type === 'ended') {
      this.#end({ phase: 'over', ended: notice });
    }
    this.#listener.onNotice(notice);
  }

  #welcomed(ready: Ready): void {
    this.#resume = ready.resume;
    this.#graceSeconds = ready.graceSeconds;
    this.#lostAt = undefined;
    this.#attempts = 0;
    this.#listener.onState({ phase: 'open' });
  }

  #show(bytes: Uint8Array): void {
    this.#received += bytes.length;
    const upTo = this.#received;
    this.#listener.onOutput(bytes, () => {
      this.#shown = Math.max(this.#shown, upTo);
      this.#ackTimer ??= setTimeout(() => this.#acknowledge(), ackMs);
    });
  }

  #acknowledge(): void {
    this.#ackTimer = undefined;
    if (this.#shown === this.#acked) return;
    this.#acked = this.#shown;
    this.tell({ type: 'ack', bytes: this.#shown });
  }

  #closed({ code, reason }: CloseEvent): void {
    if (this.#over) return;
    const { refused, takenOver, badMessage } = WireProtocol.close;
    if (code === takenOver) {
      this.#end({ phase: 'over', closed: 'taken-over', words: reason });
    } else if (code === refused || code === badMessage) {
      this.#end({ phase: 'over', closed: 'refused', words: reason });
    } else {
      this.#comeBack(reason);
    }
  }

  /** The connection broke. While the session is held, it is taken up again. */
  #comeBack(words: string): void {
    this.#lostAt ??= Date.now();
    const until = this.#lostAt + this.#graceSeconds * 1000;
    if (!this.#resume || Date.now() >= until) {
      this.#end({ phase: 'over', closed: 'lost', words });
      return;
    }
    this.#listener.onState({ phase: 'reconnecting', until });
    const resume = this.#resume;
    const wait = retryMs[Math.min(this.#attempts++, retryMs.length - 1)];
    this.#retryTimer = setTimeout(() => {
      this.#connect({ resume, received: this.#received, ...this.#size });
    }, wait);
  }

  #end(state: SocketState): void {
    this.#over = true;
    clearTimeout(this.#retryTimer);
    this.#listener.onState(state);
    this.#socket?.close();
  }
}
