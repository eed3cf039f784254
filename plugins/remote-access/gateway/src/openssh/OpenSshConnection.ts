import type {
  ConnectionListener,
  TerminalConnection,
} from '../dial/TerminalConnection';
import { OpenSshClient, type ClientAttempt } from './OpenSshClient';
import { PtyProcess } from './PtyProcess';

type Size = { cols: number; rows: number };

/** A signed-in client of OpenSSH at a terminal of its own. It has no second channel, so there are no files. */
export class OpenSshConnection implements TerminalConnection {
  private client: OpenSshClient | undefined;
  private pty: PtyProcess | undefined;
  private listener: ConnectionListener | undefined;
  private closed: 'shell' | 'lost' | undefined;

  private constructor() {}

  /** Starts a client and signs in. Throws `DialFailure`. */
  static async open(
    attempt: Omit<ClientAttempt, 'purpose' | 'run'>,
  ): Promise<OpenSshConnection> {
    const connection = new OpenSshConnection();
    const client = await OpenSshClient.start({
      ...attempt,
      purpose: 'terminal',
      run: (program, onExit) => {
        const pty = new PtyProcess(program, {
          onData: bytes => connection.listener?.onData(bytes),
          onDrain: () => connection.listener?.onDrain(),
          onExit,
        });
        connection.pty = pty;
        return pty;
      },
    });
    connection.client = client;
    client.listen(why => connection.close(why));
    return connection;
  }

  async shell(size: Size): Promise<void> {
    this.resize(size);
    await this.client?.proceed();
  }

  listen(listener: ConnectionListener): void {
    this.listener = listener;
    if (this.closed) listener.onClose(this.closed);
    else this.resume();
  }

  pause(): void {
    this.pty?.pause();
  }

  resume(): void {
    this.pty?.resume();
  }

  write(bytes: Uint8Array): void {
    this.pty?.write(bytes);
  }

  get unsent(): number {
    return this.pty?.unsent ?? 0;
  }

  resize(size: Size): void {
    this.pty?.resize(size);
  }

  end(): void {
    this.listener = undefined;
    this.resume();
    this.client?.end();
  }

  private close(why: 'shell' | 'lost'): void {
    this.closed = why;
    this.listener?.onClose(why);
  }
}
