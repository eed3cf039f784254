import {
  writeAsciicastHeader,
  writeMoment,
  writeSessionEvent,
  type SessionEvent,
} from '@wardroom/remote-access-common';
import { ChunkLines } from './ChunkLines';
import type { RecordingSink, RecordingWriter } from './RecordingWriter';
import { Utf8Splitter } from './Utf8Splitter';

/** Output within so many milliseconds is one moment of the recording. */
const momentMs = 10;

/** Most output bytes of one moment. */
const momentBytes = 16 * 1024;

/** Turns what happens in a terminal into asciicast lines, and the lines into chunks. */
export class Transcript implements RecordingWriter {
  private readonly splitter = new Utf8Splitter();
  private readonly lines: ChunkLines;
  private moment: Buffer[] = [];
  private momentLength = 0;
  private momentAt = 0;

  constructor(
    private readonly sink: RecordingSink,
    opening: { cols: number; rows: number; title: string },
  ) {
    this.lines = new ChunkLines(sink);
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
    this.lines.flush();
  }

  private line(write: (atMs: number) => string): void {
    this.add(write);
    this.sink.onWritten();
  }

  private add(write: (atMs: number) => string): void {
    this.closeMoment();
    const at = this.sink.now();
    this.lines.text(at, write(at));
  }

  private closeMoment(): void {
    if (!this.moment.length) return;
    const { moment, momentAt } = this;
    this.moment = [];
    this.momentLength = 0;
    const texts = moment.map(piece => this.splitter.take(piece));
    if (texts.some(text => text.length > 0)) {
      this.lines.moment(momentAt, 'o', texts);
    }
  }
}
