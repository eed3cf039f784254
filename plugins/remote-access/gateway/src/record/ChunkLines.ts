import { LineBuffer } from './LineBuffer';
import type { RecordingSink } from './RecordingWriter';

/** Lines of a recording, gathered into chunks that know their times. */
export class ChunkLines {
  private readonly lines = new LineBuffer();
  private startMs = 0;
  private endMs = 0;

  constructor(private readonly sink: RecordingSink) {}

  /** A whole line of this time, its end included. */
  text(atMs: number, line: string): void {
    this.makeRoom(atMs, line.length);
    this.lines.text(line);
  }

  /** A moment of this kind. The same line as `writeMoment`, whose string would cost more than all the rest of recording. */
  moment(atMs: number, code: string, pieces: Buffer[]): void {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    this.makeRoom(atMs, length);
    this.lines.text(`[${(atMs / 1000).toFixed(3)},"${code}","`);
    for (const piece of pieces) this.lines.escaped(piece);
    this.lines.text('"]\n');
  }

  /** Hands out what is there as a chunk. */
  flush(): void {
    if (this.lines.length === 0) return;
    const { startMs, endMs } = this;
    this.sink.onChunk({ plain: this.lines.take(), startMs, endMs });
  }

  private makeRoom(atMs: number, bytes: number): void {
    if (!this.lines.fits(bytes)) this.flush();
    if (this.lines.length === 0) this.startMs = Math.floor(atMs);
    this.endMs = Math.ceil(atMs);
  }
}
