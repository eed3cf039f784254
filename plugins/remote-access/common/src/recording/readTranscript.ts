import type { ReplayMoment } from './readReplay';

/** A line of what a terminal showed, with the moment at which it began, in milliseconds. */
export type TranscriptLine = { at: number; text: string };

/** What stands in place of a program that had the whole screen. */
export const fullScreenLine = '(full-screen program)';

/** Characters after which a line is ended, whatever the terminal says. */
const longest = 4_000;

/** Escape sequences, control characters, and text between them. */
const tokens =
  /\u001b(?:\[([0-9;?<=>]*)[ -/]*([@-~])|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[PX^_][^\u001b]*\u001b\\|[ -/]*[0-OQ-WYZ\\`-~])|[\u0000-\u001f\u007f]|[^\u0000-\u001f\u007f]+/g;

/** The beginning of an escape sequence at the end of a piece. */
const unfinished =
  /\u001b(?:\[[0-9;?<=> -/]*|[\]PX^_][^\u0007\u001b]*|[ -/]*)$/;

/** Follows one line of a terminal as far as text needs it: what is typed over or erased is not read twice. */
class LineReader {
  readonly lines: TranscriptLine[] = [];
  private cells: string[] = [];
  private column = 0;
  private began: number | undefined;
  private rest = '';
  private hidden = false;

  feed(at: number, data: string): void {
    const whole = this.rest + data;
    this.rest = unfinished.exec(whole)?.[0].slice(-longest) ?? '';
    const text = whole.slice(0, whole.length - this.rest.length);
    for (const [token, parameters, final] of text.matchAll(tokens)) {
      if (final) this.control(at, final, parameters);
      else if (token === '\n') this.close();
      else if (token === '\r') this.column = 0;
      else if (token === '\b') this.column = Math.max(0, this.column - 1);
      else if (token === '\t')
        this.print(at, ' '.repeat(8 - (this.column % 8)));
      else if (token > '\u001f' && token !== '\u007f') this.print(at, token);
    }
  }

  /** Ends the line. */
  close(): void {
    const text = this.cells.join('').trimEnd();
    if (this.began !== undefined && !this.hidden) {
      this.lines.push({ at: this.began, text });
    }
    this.cells = [];
    this.column = 0;
    this.began = undefined;
  }

  private print(at: number, text: string): void {
    if (this.hidden) return;
    for (const character of text) {
      if (this.column >= longest) this.close();
      this.began ??= at;
      while (this.cells.length < this.column) this.cells.push(' ');
      this.cells[this.column] = character;
      this.column += 1;
    }
  }

  private control(at: number, final: string, parameters: string): void {
    const count = Math.min(Number.parseInt(parameters, 10) || 1, longest);
    if (final === 'h' || final === 'l') this.screen(at, final, parameters);
    else if (final === 'C')
      this.column = Math.min(this.column + count, longest);
    else if (final === 'D') this.column = Math.max(0, this.column - count);
    else if (final === 'G') this.column = count - 1;
    else if (final === 'P') this.cells.splice(this.column, count);
    else if (final === '@') {
      this.cells.splice(this.column, 0, ...' '.repeat(count));
    } else if (final === 'K') this.erase(parameters);
    else if (final === 'H' || final === 'J') this.close();
  }

  private erase(parameters: string): void {
    if (parameters === '2') this.cells = [];
    else if (parameters === '1') this.cells.fill(' ', 0, this.column + 1);
    else this.cells.length = Math.min(this.cells.length, this.column);
  }

  /** Programs with the whole screen paint it: lines would be read out of pieces. */
  private screen(at: number, final: string, parameters: string): void {
    if (!/^\?(?:1049|1047|47)$/.test(parameters)) return;
    const begins = final === 'h';
    if (begins === this.hidden) return;
    this.close();
    if (begins) this.lines.push({ at, text: fullScreenLine });
    this.hidden = begins;
    this.began = begins ? undefined : at;
  }
}

/** The lines that a terminal showed, as text. Of a program that had the whole screen there is one line. */
export function readTranscript(moments: ReplayMoment[]): TranscriptLine[] {
  const reader = new LineReader();
  for (const { at, kind, data } of moments) {
    if (kind === 'o') reader.feed(at, data);
  }
  reader.close();
  return reader.lines;
}

/** The places of the lines that hold these words, whatever their case. */
export function findLines(lines: TranscriptLine[], words: string): number[] {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return [];
  return lines.flatMap(({ text }, index) =>
    text.toLowerCase().includes(wanted) ? index : [],
  );
}
