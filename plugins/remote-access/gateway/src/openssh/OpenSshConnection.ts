import type {
  ConnectionListener,
  TerminalConnection,
} from '../dial/TerminalConnection';
import type { OpenSshClient } from './OpenSshClient';

/** A signed-in client of OpenSSH with one terminal. It has no second channel, so there are no files. */
export class OpenSshConnection implements TerminalConnection {
  private listener: ConnectionListener | undefined;
  private closed: 'shell' | 'lost' | undefined;

  constructor(private readonly client: OpenSshClient) {
    client.listen({
      onData: bytes => this.listener?.onData(bytes),
      onDrain: () => this.listener?.onDrain(),
      onExit: why => this.close(why),
    });
  }

  shell(size: { cols: number; rows: number }): Promise<void> {
    return this.client.openTerminal(size);
  }

  listen(listener: ConnectionListener): void {
    this.listener = listener;
    if (this.closed) listener.onClose(this.closed);
    else this.client.resume();
  }

  pause(): void {
    this.client.pause();
  }

  resume(): void {
    this.client.resume();
  }

  write(bytes: Uint8Array): void {
    this.client.write(bytes);
  }

  get unsent(): number {
    return this.client.unsent;
  }

  resize(size: { cols: number; rows: number }): void {
    this.client.resize(size);
  }

  end(): void {
    this.listener = undefined;
    this.client.end();
  }

  private close(why: 'shell' | 'lost'): void {
    this.closed = why;
    this.listener?.onClose(why);
  }
}
