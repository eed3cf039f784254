import type { GuacdConnection } from './GuacdConnection';
import { FromTarget } from './FromTarget';
import type { Instruction } from './Instruction';
import { nothingPasses } from './nothingPasses';
import type { Shown } from './Shown';

/** What waits for the whole picture may be so long before guacd has to wait, too. */
const mostBehind = 8 * 1024 * 1024;

/**
 * Shows a browser that comes back the whole picture: guacd tells it to whoever joins, and then goes on with the same
 * frames as for all others. As soon as both stand at the same frame, the browser goes on with the session's own stream,
 * and the joined one leaves. So the session keeps one stream, which is the recorded one, from its beginning to its end.
 */
export class Catchup {
  private behind: Shown[] = [];
  private behindBytes = 0;
  private lastSync = -1;
  private waitsFor: number | undefined;
  private over = false;
  private held: Instruction[] = [];
  private filter: FromTarget | undefined;

  constructor(
    private readonly joined: GuacdConnection,
    private readonly onShow: (bytes: Buffer) => void,
    private readonly onDone: (rest: Shown[]) => void,
  ) {}

  /** @param onLost - the joined connection broke before the picture was whole */
  begin(onLost: () => void): void {
    this.filter = new FromTarget(nothingPasses, {
      onPicture: bytes => this.onShow(bytes),
      onSync: instruction => this.reach(instruction),
      onAside: () => {},
      onAnswer: bytes => this.joined.write(bytes),
      onTransfer: () => {},
      onEnd: () => this.lose(onLost),
    });
    this.joined.listen({
      onInstructions: instructions => {
        this.held.push(...instructions);
        this.work();
      },
      onDrain: () => {},
      onClose: () => this.lose(onLost),
    });
  }

  /** Whether so much waits that guacd must wait. */
  get full(): boolean {
    return this.behindBytes > mostBehind;
  }

  /** What the session's own stream brings in the meantime. */
  add(shown: Shown): void {
    this.behind.push(shown);
    this.behindBytes += shown.bytes.length;
    if (shown.sync === undefined) return;
    this.lastSync = shown.sync;
    if (this.waitsFor === undefined || shown.sync < this.waitsFor) return;
    if (shown.sync === this.waitsFor) {
      this.handOver(shown.sync);
      return;
    }
    // That frame was told to the joined one alone: the next one counts.
    this.waitsFor = undefined;
    this.work();
  }

  stop(): void {
    if (this.over) return;
    this.over = true;
    this.joined.end();
  }

  private work(): void {
    while (!this.over && this.waitsFor === undefined) {
      const next = this.held.shift();
      if (!next) return;
      this.filter?.take(next);
    }
  }

  /** The joined stream has come to the end of a frame. */
  private reach(instruction: Instruction): void {
    const sync = instruction.integer(0) ?? 0;
    this.joined.send('sync', sync);
    this.onShow(instruction.bytes);
    if (this.behind.some(shown => shown.sync === sync)) {
      this.handOver(sync);
    } else if (this.lastSync < sync) {
      this.waitsFor = sync;
    }
  }

  private handOver(sync: number): void {
    const at = this.behind.findLastIndex(shown => shown.sync === sync);
    const rest = this.behind.slice(at + 1);
    this.stop();
    this.onDone(rest);
  }

  private lose(onLost: () => void): void {
    if (this.over) return;
    this.stop();
    onLost();
  }
}
