import type { TerminalConnection } from '../dial/TerminalConnection';
import type { RecorderState } from '../record/Recorder';
import type { Transcript } from '../record/Transcript';
import { OutputHistory } from './OutputHistory';
import type { TerminalBrowser } from './TerminalBrowser';

/** Output of one tick is handed on in one piece, and at the latest when it is so long. */
const burstBytes = 128 * 1024;

/**
 * The way from the target to the recording and from there to the screen. Whoever of the two is slow makes the target
 * wait; while there is no browser, only the recording counts.
 */
export class TerminalOutput {
  private readonly history = new OutputHistory();
  private browser: TerminalBrowser | undefined;
  private readonly watchers = new Set<TerminalBrowser>();
  /** Watchers that missed output, and are shown the last of it when they can take something again. */
  private readonly late = new Set<TerminalBrowser>();
  private burst: Buffer[] = [];
  private burstLength = 0;
  private recorderState: RecorderState = 'fine';
  private stopped = false;

  constructor(
    private readonly connection: TerminalConnection,
    private readonly transcript: Pick<Transcript, 'output'>,
    private readonly onOutput: (bytes: Buffer) => void = () => {},
  ) {}

  /** The last output. */
  get last(): Buffer {
    return this.history.tail().bytes;
  }

  /** Bytes of output since the session began. */
  get bytes(): number {
    return this.history.total;
  }

  showTo(browser: TerminalBrowser | undefined): void {
    this.browser = browser;
    this.flow();
  }

  /** Shows a browser that has the first `received` bytes what it missed. Answers false where some of that is gone. */
  catchUp(received: number): boolean {
    const missed = this.history.since(received);
    if (missed) {
      if (missed.length) this.browser?.output(missed);
      return true;
    }
    const { from, bytes } = this.history.tail();
    this.browser?.redraw(from);
    this.browser?.output(bytes);
    return false;
  }

  /** Shows somebody who looks on what there is, and from now on what comes. Answers whether that is all there was. */
  admit(watcher: TerminalBrowser): boolean {
    this.watchers.add(watcher);
    const { from, bytes } = this.history.tail();
    watcher.redraw(from);
    watcher.output(bytes);
    return from === 0;
  }

  /** A watcher can take output again. */
  revive(watcher: TerminalBrowser): void {
    if (this.late.delete(watcher)) this.admit(watcher);
  }

  dismiss(watcher: TerminalBrowser): void {
    this.watchers.delete(watcher);
    this.late.delete(watcher);
  }

  gather(bytes: Buffer): void {
    if (this.burstLength === 0) process.nextTick(() => this.flush());
    this.burst.push(bytes);
    this.burstLength += bytes.length;
    if (this.burstLength >= burstBytes) this.flush();
  }

  /** What came goes to the recording first, then to the browser. */
  flush(): void {
    if (this.burstLength === 0) return;
    const { burst } = this;
    const bytes = burst.length === 1 ? burst[0] : Buffer.concat(burst);
    this.burst = [];
    this.burstLength = 0;
    this.transcript.output(bytes);
    this.history.append(bytes);
    this.browser?.output(bytes);
    this.onOutput(bytes);
    for (const watcher of this.watchers) this.showWatcher(watcher, bytes);
    this.flow();
  }

  /** Hears how the recorder fares. */
  heed(state: RecorderState): void {
    this.recorderState = state;
    this.flow();
  }

  /** Lets the target go on, or makes it wait. */
  flow(): void {
    if (this.stopped) return;
    if (this.recorderState !== 'fine' || this.browser?.full) {
      this.connection.pause();
    } else {
      this.connection.resume();
    }
  }

  stop(): void {
    this.flush();
    this.stopped = true;
  }

  private showWatcher(watcher: TerminalBrowser, bytes: Buffer): void {
    if (watcher.full) this.late.add(watcher);
    if (!this.late.has(watcher)) watcher.output(bytes);
  }
}
