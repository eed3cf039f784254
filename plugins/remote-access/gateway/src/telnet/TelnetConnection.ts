import type { Duplex } from 'node:stream';
import type {
  ConnectionListener,
  TerminalConnection,
} from '../dial/TerminalConnection';
import type { TelnetCodec } from './TelnetCodec';

/** Answers that a server demands and does not fetch. */
const mostUnsent = 1024 * 1024;

/** A signed-in telnet connection. What came during the sign-in and belongs to the terminal is its `rest`. */
export class TelnetConnection implements TerminalConnection {
  private listener: ConnectionListener | undefined;
  private closed = false;

  constructor(
    private readonly socket: Duplex,
    private readonly codec: TelnetCodec,
    private readonly rest: Buffer,
  ) {
    socket.pause();
    socket.on('error', () => this.close('lost'));
    socket.on('end', () => this.close('shell'));
    socket.on('close', () => this.close('lost'));
    socket.on('drain', () => this.listener?.onDrain());
  }

  /** The terminal is there since the sign-in; now it learns its size. */
  async shell(size: { cols: number; rows: number }): Promise<void> {
    this.resize(size);
  }

  listen(listener: ConnectionListener): void {
    this.listener = listener;
    if (this.closed) {
      listener.onClose('lost');
      return;
    }
    if (this.rest.length > 0) listener.onData(this.rest);
    this.socket.on('data', (bytes: Buffer) => this.take(bytes));
    this.resume();
  }

  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  write(bytes: Uint8Array): void {
    if (this.closed) return;
    this.socket.write(this.codec.encode(bytes), () => this.listener?.onDrain());
  }

  get unsent(): number {
    return this.socket.writableLength;
  }

  resize(size: { cols: number; rows: number }): void {
    const bytes = this.codec.resize(size);
    if (!this.closed && bytes.length > 0) this.socket.write(bytes);
  }

  end(): void {
    this.listener = undefined;
    this.closed = true;
    this.socket.resume();
    this.socket.end();
    const timer = setTimeout(() => this.socket.destroy(), 2_000).unref();
    this.socket.once('close', () => clearTimeout(timer));
  }

  private take(bytes: Buffer): void {
    if (this.closed) return;
    const { data, answer, misbehaved } = this.codec.decode(bytes);
    if (data.length > 0) this.listener?.onData(data);
    if (answer.length > 0) this.socket.write(answer);
    if (!misbehaved && this.socket.writableLength < mostUnsent) return;
    this.socket.destroy();
    this.close('misbehaved');
  }

  private close(why: 'shell' | 'lost' | 'misbehaved'): void {
    if (this.closed) return;
    this.closed = true;
    this.listener?.onClose(why);
  }
}
