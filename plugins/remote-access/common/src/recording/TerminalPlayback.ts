import type { ReplayMoment } from './readReplay';

/** What a recording is played on. `onShown` is called once the text is on the screen. */
export type PlayedTerminal = {
  write(text: string, onShown: () => void): void;
  resize(cols: number, rows: number): void;
  reset(): void;
};

/** A screen as it was, as text that draws it again. */
export type TerminalPicture = { cols: number; rows: number; text: string };

/** Characters handed over at once: a terminal loses what is more than it can hold. */
const mostAtOnce = 256 * 1024;

/**
 * Plays moments on a terminal in their order. A terminal takes text at its own pace and a new size at once: here a size
 * waits until what came before it is shown, and nothing is handed over that would be lost.
 */
export class TerminalPlayback {
  private work = Promise.resolve();
  private turn = 0;

  constructor(private readonly terminal: PlayedTerminal) {}

  /** Shows what happened in these moments, which follow those before. */
  play(moments: readonly ReplayMoment[]): void {
    const { turn } = this;
    this.work = this.work.then(() => this.show(moments, turn));
  }

  /** Forgets what is shown and what still waits, and begins anew: with this picture, or empty. */
  begin(picture?: TerminalPicture): void {
    this.turn += 1;
    const { turn } = this;
    this.work = this.work.then(async () => {
      if (this.turn !== turn) return;
      this.terminal.reset();
      if (!picture) return;
      this.terminal.resize(picture.cols, picture.rows);
      await this.write(picture.text);
    });
  }

  /** Resolves when all that was asked for until now is shown. */
  shown(): Promise<void> {
    return this.work;
  }

  private async show(
    moments: readonly ReplayMoment[],
    turn: number,
  ): Promise<void> {
    let text = '';
    for (const { kind, data } of moments) {
      if (kind === 'o') text += data;
      const size = kind === 'r' ? sizeOf(data) : undefined;
      if (text && (size || text.length >= mostAtOnce)) {
        await this.write(text);
        text = '';
      }
      // Somebody went elsewhere in the meantime.
      if (this.turn !== turn) return;
      if (size) this.terminal.resize(size.cols, size.rows);
    }
    if (text) await this.write(text);
  }

  private write(text: string): Promise<void> {
    return new Promise(resolve => {
      this.terminal.write(text, resolve);
    });
  }
}

function sizeOf(data: string) {
  const [cols, rows] = data.split('x').map(Number);
  return cols && rows ? { cols, rows } : undefined;
}
