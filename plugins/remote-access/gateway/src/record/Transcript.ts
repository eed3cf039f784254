import { StringDecoder } from 'node:string_decoder';
import {
  frameLayout,
  writeAsciicastHeader,
  writeMoment,
  writeSessionEvent,
  type SessionEvent,
} from '@wardroom/remote-access-common';

/** Output within so many milliseconds is one moment of the recording. */
const momentMs = 10;

/** Most output bytes of one moment: as JSON they grow up to six times and must still fit a chunk. */
const momentBytes = 32 * 1024;

/** A stretch of the recording's text, in whole lines. Times are milliseconds since the recording began. */
export type TranscriptChunk = { plain: Buffer; startMs: number; endMs: number };

/** Turns what happens in a terminal into asciicast lines, and the lines into chunks. */
export class Transcript {
  private readonly decoder = new StringDecoder('utf8');
  private moment: Buffer[] = [];
  private momentLength = 0;
  private momentAt = 0;
  private lines: string[] = [];
  private length = 0;
  private startMs = 0;
  private endMs = 0;

  /** @param now - milliseconds since the recording began */
  constructor(
    private readonly now: () => number,
    private readonly onChunk: (chunk: TranscriptChunk) => void,
  ) {}

  begin(size: { cols: number; rows: number }, title: string): void {
    this.add(
      this.now(),
      writeAsciicastHeader({
        version: 2,
        width: size.cols,
        height: size.rows,
        timestamp: Math.floor(Date.now() / 1000),
        title,
      }),
    );
  }

  output(bytes: Buffer): void {
    const at = this.now();
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
    this.closeMoment();
    const at = this.now();
    this.add(at, write(at));
  }

  private closeMoment(): void {
    if (!this.moment.length) return;
    const [first] = this.moment;
    const text = this.decoder.write(
      this.moment.length === 1 ? first : Buffer.concat(this.moment),
    );
    this.moment = [];
    this.momentLength = 0;
    // A character that is cut in two waits for its rest.
    if (text)
      this.add(this.momentAt, writeMoment(this.momentAt / 1000, 'o', text));
  }

  private add(atMs: number, line: string): void {
    const bytes = Buffer.byteLength(line);
    if (this.length + bytes > frameLayout.maxChunk) this.closeChunk();
    if (!this.lines.length) this.startMs = Math.floor(atMs);
    this.lines.push(line);
    this.length += bytes;
    this.endMs = Math.ceil(atMs);
  }

  private closeChunk(): void {
    if (!this.lines.length) return;
    const plain = Buffer.from(this.lines.join(''));
    this.lines = [];
    this.length = 0;
    this.onChunk({ plain, startMs: this.startMs, endMs: this.endMs });
  }
}
