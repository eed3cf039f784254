import { Terminal, type IBuffer } from '@xterm/headless';

/** Bytes of output that are followed in a second; of more, only the last are looked at, when somebody types again. */
const followedBytes = 64 * 1024;
const recalledBytes = 16 * 1024;
const floodHead = 4 * 1024;
/** The screen is drawn in such pieces, with a look at everybody else after some milliseconds of them. */
const pieceBytes = 1024;
const scrollback = 40;
const longest = 4096;
/** Milliseconds without a key after which the screen is let go: it takes more memory than the rest of a session. */
const usualRestMs = 60_000;

export type ScreenLine = {
  text: string;
  /** Whether the line did not begin with the prompt that was there when typing began. */
  uncertain: boolean;
};

/** Takes the line if it is the one that was waited for. `last`: no other will be offered. */
export type LineTaker = (line: ScreenLine, last: boolean) => boolean;

type Size = { cols: number; rows: number };

/**
 * Follows the screen of a terminal as far as it takes to read the line that is typed. Nothing is done before the first
 * key or while nobody types, and floods are left out: whoever prints megabytes is typing nothing meanwhile.
 */
export class ScreenReader {
  private terminal: Terminal | undefined;
  private behind = true;
  private rested = false;
  /** Whether what is looked at was looked at before. */
  private again = false;
  private rest: NodeJS.Timeout | undefined;
  private budget = followedBytes;
  private budgetAt = 0;
  private prompt = '';
  private readonly waiting = new Set<LineTaker>();

  constructor(
    private readonly options: {
      size(): Size;
      /** The last output. */
      recall(): Buffer;
      /** A program that fills the screen began. */
      onFullScreen(): void;
      restMs?: number;
    },
  ) {}

  /** Output came. */
  feed(bytes: Buffer): void {
    if (!this.terminal || this.behind) return;
    const now = performance.now();
    if (now - this.budgetAt > 1_000) {
      this.budgetAt = now;
      this.budget = followedBytes;
    }
    this.budget -= bytes.length;
    if (this.budget < 0) {
      this.behind = true;
      // The line that let it loose ends where it begins.
      draw(this.terminal, bytes.subarray(0, floodHead));
      this.terminal.write('', () => this.giveUp());
    } else {
      draw(this.terminal, bytes);
    }
  }

  resize({ cols, rows }: Size): void {
    this.terminal?.resize(cols, rows);
  }

  /** Typing begins: what stands before the cursor is the prompt. */
  begin(): void {
    const terminal = this.follow();
    terminal.write('', () => {
      const { active } = terminal.buffer;
      const row = active.baseY + active.cursorY;
      this.prompt = lineAt(active, row, active.cursorX);
    });
  }

  /** The line at the cursor, once all output that came is looked at. */
  read(): Promise<ScreenLine> {
    const terminal = this.follow();
    return new Promise(resolve => {
      terminal.write('', () => {
        const { active } = terminal.buffer;
        resolve(this.withoutPrompt(active, active.baseY + active.cursorY));
      });
    });
  }

  /** Offers each line that a line break ends from now on, until it is taken; none while a program fills the screen. */
  offer(taker: LineTaker): void {
    const terminal = this.follow();
    // What came before is looked at before: a program that filled the screen may just have ended.
    terminal.write('', () => {
      if (terminal.buffer.active.type === 'normal') this.waiting.add(taker);
    });
  }

  /** Hands out the line at the cursor to whoever waits for a line break that does not come. */
  giveUp(): void {
    const { terminal } = this;
    if (!terminal) return;
    const { active } = terminal.buffer;
    const line = this.withoutPrompt(active, active.baseY + active.cursorY);
    for (const taker of this.waiting) taker({ ...line, uncertain: true }, true);
    this.waiting.clear();
  }

  dispose(): void {
    clearTimeout(this.rest);
    this.terminal?.dispose();
    this.terminal = undefined;
    this.behind = true;
  }

  private restSoon(): void {
    const { restMs = usualRestMs } = this.options;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      // What is typed into a program that fills the screen must not be taken for lines, so that is not forgotten.
      const busy =
        this.waiting.size > 0 ||
        this.terminal?.buffer.active.type === 'alternate';
      if (busy) this.restSoon();
      else {
        this.dispose();
        this.rested = true;
      }
    }, restMs).unref();
  }

  private follow(): Terminal {
    const terminal = this.terminal ?? this.make();
    this.restSoon();
    if (this.behind) {
      this.behind = false;
      this.budget = followedBytes;
      terminal.reset();
      const { cols, rows } = this.options.size();
      terminal.resize(cols, rows);
      this.again = this.rested;
      this.rested = false;
      draw(terminal, this.options.recall().subarray(-recalledBytes));
      terminal.write('', () => {
        this.again = false;
      });
    }
    return terminal;
  }

  private make(): Terminal {
    const { cols, rows } = this.options.size();
    const terminal = new Terminal({
      ...{ cols, rows, scrollback, allowProposedApi: true },
      logLevel: 'off',
    });
    terminal.onLineFeed(() => {
      if (this.waiting.size === 0) return;
      const { active } = terminal.buffer;
      const row = Math.max(0, active.baseY + active.cursorY - 1);
      const line = this.withoutPrompt(active, row);
      for (const taker of this.waiting) {
        if (!taker(line, false)) continue;
        this.waiting.delete(taker);
        break;
      }
    });
    terminal.buffer.onBufferChange(buffer => {
      if (buffer.type === 'alternate' && !this.again) {
        this.options.onFullScreen();
      }
    });
    this.terminal = terminal;
    return terminal;
  }

  private withoutPrompt(buffer: IBuffer, row: number): ScreenLine {
    const whole = lineAt(buffer, row);
    const { prompt } = this;
    return whole.startsWith(prompt)
      ? { text: whole.slice(prompt.length), uncertain: false }
      : { text: whole, uncertain: true };
  }
}

function draw(terminal: Terminal, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    terminal.write(bytes.subarray(at, at + pieceBytes));
  }
}

/** The logical line that goes through this row, however often it is wrapped; up to this column of the row where one is given. */
function lineAt(buffer: IBuffer, row: number, column?: number): string {
  let first = row;
  while (first > 0 && buffer.getLine(first)?.isWrapped) first -= 1;
  let text = '';
  for (let at = first; at < first + 64; at += 1) {
    const line = buffer.getLine(at);
    if (!line || (at > first && !line.isWrapped)) break;
    if (at === row && column !== undefined) {
      return text + line.translateToString(false, 0, column);
    }
    text += line.translateToString(false);
  }
  return text.trimEnd().slice(0, longest);
}
