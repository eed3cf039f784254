import type {
  SessionPolicy,
  TerminalNotice,
  TerminalRequest,
} from '@wardroom/remote-access-common';
import type { TerminalConnection } from '../dial/TerminalConnection';
import { guardPaste } from './guardPaste';
import { isTerminalReply } from './isTerminalReply';

/** Bytes that wait on their way to the target, at which the browser must wait too. */
const mostUnsent = 256 * 1024;

type Surroundings = {
  policy: SessionPolicy;
  connection: TerminalConnection;
  onTyped(): void;
  /** Takes what a person typed or pasted; what it lets pass comes to `send`. */
  onKeys(bytes: Buffer): void;
  onPasted(bytes: number): void;
  /** The target takes nothing more, or takes it again. */
  onFull(full: boolean): void;
  tell(notice: TerminalNotice): void;
};

/** The way from the keyboard to the target. */
export class TerminalInput {
  #bytes = 0;
  private full = false;

  constructor(private readonly surroundings: Surroundings) {}

  /** Bytes that were sent to the target. */
  get bytes(): number {
    return this.#bytes;
  }

  keys(bytes: Buffer): void {
    if (isTerminalReply(bytes)) {
      this.send(bytes);
      return;
    }
    this.surroundings.onTyped();
    this.surroundings.onKeys(bytes);
  }

  paste(request: Extract<TerminalRequest, { type: 'paste' }>): void {
    const { policy, onTyped, onKeys, onPasted, tell } = this.surroundings;
    const guarded = guardPaste(policy, request);
    if ('refused' in guarded) {
      tell({ type: 'paste-refused', reason: guarded.refused });
    } else if ('held' in guarded) {
      tell({ type: 'paste-held', ...guarded.held });
    } else {
      onTyped();
      onPasted(guarded.pasted);
      onKeys(guarded.send);
    }
  }

  /** Sends bytes to the target. */
  send(bytes: Buffer): void {
    const { connection } = this.surroundings;
    this.#bytes += bytes.length;
    connection.write(bytes);
    this.look();
    // A browser that came back does not know that it has to wait.
    if (this.full) this.surroundings.onFull(true);
  }

  /** To be called when something was sent. */
  look(): void {
    const { connection, onFull } = this.surroundings;
    const full = connection.unsent > (this.full ? mostUnsent / 4 : mostUnsent);
    if (full === this.full) return;
    this.full = full;
    onFull(full);
  }
}
