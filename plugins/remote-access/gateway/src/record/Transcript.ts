import {
  writeAsciicastHeader,
  writeMoment,
  writeSessionEvent,
  type SessionEvent,
} from '@wardroom/remote-access-common';
import { LineBuffer } from './LineBuffer';
import type { RecordingSink, RecordingWriter } from './RecordingWriter';
import { Utf8Splitter } from './Utf8Splitter';

/** Output within so many milliseconds is one moment of the recording. */
const momentMs = 10;

/** Most output bytes of one moment. */
const momentBytes = 16 * 1024;

/** Turns what happens in a terminal into asciicast lines, and the lines into chunks. */
export class Transcript implements RecordingWriter {
  private readonly splitter = new Utf8Splitter();
  private readonly lines = new LineBuffer();
  private moment: Buffer[] = [];
  private momentLength = 0;
  private momentAt = 0;
  private startMs = 0;
  private endMs = 0;

  constructor(
    private readonly sink: RecordingSink,
    opening: { cols: number; rows: number; title: string },
  ) {
    this.add(() =>
      writeAsciicastHeader({
        version: 2,
        width: opening.cols,
        height: opening.rows,
        timestamp: Math.floor(Date.now() / 1000),
        title: opening.title,
      }),
    );
  }

  output(bytes: Buffer): void {
    const at = this.sink.now();
    for (let from = 0; from < bytes.length; from += momentBytes) {
      const part = bytes.subarray(from, from + momentBytes);
      const fits =
        at - this.momentAt < momentMs &&
        this.momentLength + part.length <= momentBytes;
      if (!fits) this.closeMoment();
      if (!this.moment.length) this.momentAt = at;
      this.moment.push(part);
      this.momentLength += part.length;
    }
    this.sink.onWritten();
  }

  resize(cols: number, rows: number): void {
    this.line(at => writeMoment(at / 1000, 'r', `${cols}x${rows}`));
  }

  mark(label: string): void {
    this.line(at => writeMoment(at / 1000, 'm', label));
  }

  event(event: Omit<SessionEvent, 't'>): void {
    this.line(at => writeSessionEvent({ t: at / 1000, ...event }));
  }

  /** Hands out what is there as a chunk. */
  flush(): void {
    this.closeMoment();
    this.closeChunk();
  }

  private line(write: (atMs: number) => string): void {
    this.add(write);
    this.sink.onWritten();
  }

  private add(write: (atMs: number) => string): void {
    this.closeMoment();
    const at = this.sink.now();
    const text = write(at);
    this.makeRoom(at, text.length);
    this.lines.text(text);
  }

  private closeMoment(): void {
    if (!this.moment.length) return;
    const { moment, momentAt } = this;
    this.moment = [];
    this.momentLength = 0;
    const texts = moment.map(piece => this.splitter.take(piece));
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    if (length === 0) return;
    this.makeRoom(momentAt, length);
    // The same line as `writeMoment`, whose string would cost more than all the rest of recording.
    this.lines.text(`[${(momentAt / 1000).toFixed(3)},"o","`);
    texts.forEach(text => this.lines.escaped(text));
    this.lines.text('"]\n');
  }

  private makeRoom(atMs: number, bytes: number): void {
    if (!this.lines.fits(bytes)) this.closeChunk();
    if (this.lines.length === 0) this.startMs = Math.floor(atMs);
    this.endMs = Math.ceil(atMs);
  }

  private closeChunk(): void {
    if (this.lines.length === 0) return;
    const { startMs, endMs } = this;
    this.sink.onChunk({ plain: this.lines.take(), startMs, endMs });
  }
}
