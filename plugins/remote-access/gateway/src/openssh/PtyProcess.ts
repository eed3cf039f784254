import { writeSync } from 'node:fs';
import type { IPty } from '@lydell/node-pty';
import type { Program } from './OpenSshClient';

/** The library's own writing waits, with the whole gateway, for a program that does not read. */
type Pty = IPty & { fd: number; once(event: 'close', heard: () => void): void };

/**
 * Loaded where it is first needed: it has a native part, and a machine of another kind opens all but these sessions.
 * Throws where it is missing.
 */
const library = (): typeof import('@lydell/node-pty') =>
  require('@lydell/node-pty');

/** Milliseconds until a terminal that took no more is tried again. */
const retryMs = 5;

type PtyListener = {
  onData(bytes: Buffer): void;
  onDrain(): void;
  onExit(): void;
};

/** A program at a terminal of its own. When its gateway is gone, the terminal is, and the system hangs the program up. */
export class PtyProcess {
  private readonly pty: Pty;
  private readonly queue: Buffer[] = [];
  private queued = 0;
  private retry: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    program: Program,
    private readonly listener: PtyListener,
  ) {
    this.pty = library().spawn(program.path, program.arguments, {
      name: 'xterm-256color',
      cwd: program.directory,
      env: program.environment,
      encoding: null,
    }) as Pty;
    this.pty.pause();
    this.pty.onData(bytes => listener.onData(bytes as unknown as Buffer));
    this.pty.once('close', () => this.close());
    this.pty.onExit(() => {
      this.close();
      listener.onExit();
    });
  }

  /** Bytes that wait until the program reads. */
  get unsent(): number {
    return this.queued;
  }

  write(bytes: Uint8Array): void {
    if (this.closed) return;
    this.queue.push(Buffer.from(bytes));
    this.queued += bytes.length;
    this.flush();
  }

  pause(): void {
    if (!this.closed) this.pty.pause();
  }

  resume(): void {
    if (!this.closed) this.pty.resume();
  }

  resize({ cols, rows }: { cols: number; rows: number }): void {
    if (!this.closed) this.pty.resize(cols, rows);
  }

  kill(signal: 'SIGHUP' | 'SIGKILL'): void {
    this.pty.kill(signal);
  }

  /** Writes what the terminal takes, which never waits. */
  private flush(): void {
    clearTimeout(this.retry);
    const before = this.queued;
    while (!this.closed && this.queue.length > 0) {
      const [next] = this.queue;
      const written = this.take(next);
      this.queued -= written;
      if (written === next.length) {
        this.queue.shift();
      } else {
        this.queue[0] = next.subarray(written);
        this.retry = setTimeout(() => this.flush(), retryMs);
        break;
      }
    }
    if (this.queued < before) setImmediate(this.listener.onDrain);
  }

  private take(bytes: Buffer): number {
    try {
      return writeSync(this.pty.fd, bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
      // The program is gone: that is told by its end.
      return bytes.length;
    }
  }

  private close(): void {
    this.closed = true;
    clearTimeout(this.retry);
    this.queue.length = 0;
    this.queued = 0;
  }
}
