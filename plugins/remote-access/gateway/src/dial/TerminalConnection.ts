import type { SFTPWrapper } from 'ssh2';

export type ConnectionListener = {
  onData(bytes: Buffer): void;
  /** Some of what was written has left. */
  onDrain(): void;
  /** The shell ended by itself (`shell`), the connection broke (`lost`), or the target broke the rules (`misbehaved`). */
  onClose(why: 'shell' | 'lost' | 'misbehaved'): void;
};

/** A signed-in connection with one terminal, whatever its protocol. */
export interface TerminalConnection {
  /** Opens the terminal; nothing is read from it before `listen`. Throws `DialFailure`. */
  shell(size: { cols: number; rows: number }): Promise<void>;
  /** From here on output is handed out. */
  listen(listener: ConnectionListener): void;
  /** Stops reading: the target's program waits. */
  pause(): void;
  resume(): void;
  /** Sends bytes to the terminal. */
  write(bytes: Uint8Array): void;
  /** Bytes that wait to be sent: for the target's window, or for the network. */
  readonly unsent: number;
  resize(size: { cols: number; rows: number }): void;
  /** A second channel for files, where the protocol has one. Throws where the target opens none. */
  files?(): Promise<SFTPWrapper>;
  /** Hangs up, at the latest after two seconds even if the target does not answer. */
  end(): void;
}
