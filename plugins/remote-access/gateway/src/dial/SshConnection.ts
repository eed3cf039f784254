import type { Duplex } from 'node:stream';
import type { Client, ClientChannel, SFTPWrapper } from 'ssh2';
import { DialFailure } from './DialFailure';
import type {
  ConnectionListener,
  TerminalConnection,
} from './TerminalConnection';
import { Turns } from './Turns';

/**
 * Unread output at which nothing more is taken from the network. The library alone would buffer 4 MB: it opens the
 * window again before anybody has read.
 */
const mostUnread = 512 * 1024;

/** Answers that a target demands and does not fetch. */
const mostUnsent = 1024 * 1024;

/** Milliseconds in which a target must give a terminal. */
const shellMs = 10_000;

/** Milliseconds in which a target must open a channel for files. */
const filesMs = 10_000;

/** What the library calls it when a server breaks the rules, or shows another host key in the middle of a session. */
const brokenRules = ['handshake', 'protocol'];

/** A signed-in SSH connection with one terminal. */
export class SshConnection implements TerminalConnection {
  private channel: ClientChannel | undefined;
  private closed = false;
  private listener: ConnectionListener | undefined;
  private readonly turns: Turns;

  constructor(
    private readonly client: Client,
    private readonly socket: Duplex,
  ) {
    client.on('error', ({ level }) => {
      this.turns.drop();
      this.close(brokenRules.includes(level ?? '') ? 'misbehaved' : 'lost');
    });
    client.on('close', () => this.close('lost'));
    // The library takes apart all that comes, at once.
    const takers = socket.listeners('data') as ((bytes: Buffer) => void)[];
    socket.removeAllListeners('data');
    this.turns = new Turns(socket, bytes => {
      for (const take of takers) take.call(socket, bytes);
      this.limit();
    });
    socket.on('drain', () => this.listener?.onDrain());
  }

  async shell(size: { cols: number; rows: number }): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const channel = await new Promise<ClientChannel>((resolve, reject) => {
      this.client.shell(
        { term: 'xterm-256color', cols: size.cols, rows: size.rows },
        (error, opened) => {
          if (error) reject(new DialFailure('no-shell'));
          else resolve(opened);
        },
      );
      this.client.once('close', () => reject(new DialFailure('target-lost')));
      timer = setTimeout(() => reject(new DialFailure('no-shell')), shellMs);
    }).finally(() => clearTimeout(timer));
    channel.pause();
    channel.stderr.pause();
    this.channel = channel;
  }

  listen(listener: ConnectionListener): void {
    this.listener = listener;
    const channel = this.channel;
    if (!channel || this.closed) {
      listener.onClose('lost');
      return;
    }
    const onData = (bytes: Buffer) => listener.onData(bytes);
    channel.on('data', onData);
    channel.stderr.on('data', onData);
    channel.on('close', () => this.close('shell'));
    this.resume();
  }

  pause(): void {
    this.channel?.pause();
    this.channel?.stderr.pause();
  }

  resume(): void {
    this.channel?.resume();
    this.channel?.stderr.resume();
    this.turns.release();
  }

  write(bytes: Uint8Array): void {
    this.channel?.write(bytes, () => this.listener?.onDrain());
  }

  get unsent(): number {
    return (this.channel?.writableLength ?? 0) + this.socket.writableLength;
  }

  files(): Promise<SFTPWrapper> {
    return new Promise((resolve, reject) => {
      if (this.closed) {
        reject(new DialFailure('target-lost'));
        return;
      }
      const timer = setTimeout(
        () => reject(new DialFailure('timeout')),
        filesMs,
      );
      this.client.sftp((error, sftp) => {
        clearTimeout(timer);
        if (error) reject(error);
        else resolve(sftp);
      });
    });
  }

  resize(size: { cols: number; rows: number }): void {
    if (!this.closed) this.channel?.setWindow(size.rows, size.cols, 0, 0);
  }

  end(): void {
    this.listener = undefined;
    this.closed = true;
    this.client.end();
    this.turns.drop();
    const timer = setTimeout(() => this.socket.destroy(), 2_000).unref();
    this.socket.once('close', () => clearTimeout(timer));
  }

  private limit(): void {
    const { channel, socket } = this;
    const unread =
      (channel?.readableLength ?? 0) + (channel?.stderr.readableLength ?? 0);
    if (unread > mostUnread) this.turns.hold();
    if (socket.writableLength < mostUnsent) return;
    socket.destroy();
    this.close('misbehaved');
  }

  private close(why: 'shell' | 'lost' | 'misbehaved'): void {
    if (this.closed) return;
    this.closed = true;
    this.listener?.onClose(why);
  }
}
