import type { RawData, WebSocket } from 'ws';

const pingMs = 20_000;

export type SocketListener = {
  onText(text: string): void;
  onBytes(bytes: Buffer): void;
  /** The connection is gone, whoever ended it. */
  onGone(): void;
};

/** One browser's WebSocket. It notices within a minute when the other side is gone without a word. */
export class BrowserSocket {
  private listener: SocketListener | undefined;
  private readonly early: { data: Buffer; isBinary: boolean }[] = [];
  private gone = false;
  private paused = false;
  private closing = false;
  private unanswered = 0;
  private readonly pinger: NodeJS.Timeout;

  constructor(
    private readonly ws: WebSocket,
    /** Address of the browser and its proof, as the portal read them; it is told both again. */
    readonly caller: { ip: string; browser?: string },
  ) {
    this.pinger = setInterval(() => this.ping(), pingMs);
    ws.on('message', (data, isBinary) => this.receive(data, isBinary));
    ws.on('pong', () => {
      this.unanswered = 0;
    });
    ws.on('error', () => ws.terminate());
    ws.on('close', () => {
      this.gone = true;
      clearInterval(this.pinger);
      this.listener?.onGone();
    });
  }

  /** From here on messages go to this listener; what came before is handed over first. */
  listen(listener: SocketListener): void {
    this.listener = listener;
    // Not at once: whoever listens is often still being made.
    queueMicrotask(() => {
      for (const { data, isBinary } of this.early.splice(0)) {
        this.deliver(data, isBinary);
      }
      if (this.gone) this.listener?.onGone();
      else if (this.listener) this.resume();
    });
  }

  /** Messages wait until somebody listens again. */
  unlisten(): void {
    this.listener = undefined;
    this.pause();
  }

  tell(message: object): void {
    if (!this.gone) this.ws.send(JSON.stringify(message));
  }

  /** Sends bytes; `onSent` comes when they have left the process. */
  send(bytes: Uint8Array, onSent?: () => void): void {
    if (!this.gone) this.ws.send(bytes, { binary: true }, onSent);
  }

  /** Bytes that the network has not taken yet. */
  get buffered(): number {
    return this.ws.bufferedAmount;
  }

  /** Stops reading from the browser; TCP makes it wait. */
  pause(): void {
    this.paused = true;
    if (!this.gone) this.ws.pause();
  }

  resume(): void {
    this.paused = false;
    this.unanswered = 0;
    if (!this.gone) this.ws.resume();
  }

  /** Says good-bye; a browser that does not answer is cut off. */
  close(code: number, reason: string): void {
    if (this.gone || this.closing) return;
    this.closing = true;
    this.ws.resume();
    this.ws.close(code, reason);
    setTimeout(() => this.ws.terminate(), 2_000).unref();
  }

  private receive(data: RawData, isBinary: boolean): void {
    this.unanswered = 0;
    if (this.closing) return;
    const bytes = data as Buffer;
    if (this.listener) this.deliver(bytes, isBinary);
    else this.early.push({ data: bytes, isBinary });
  }

  private deliver(data: Buffer, isBinary: boolean): void {
    if (isBinary) this.listener?.onBytes(data);
    else this.listener?.onText(data.toString());
  }

  private ping(): void {
    // While we do not read, an answer cannot come.
    if (this.paused) return;
    this.unanswered += 1;
    if (this.unanswered > 2) this.ws.terminate();
    else this.ws.ping();
  }
}
