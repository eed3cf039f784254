import {
  writeSessionEvent,
  type DesktopHeader,
  type DesktopMoment,
  type Screen,
  type SessionEvent,
} from '@wardroom/remote-access-common';
import { ChunkLines } from '../record/ChunkLines';
import type { RecordingSink, RecordingWriter } from '../record/RecordingWriter';

/** Most bytes of one moment: with the longest escapes it must fit into a chunk. */
const momentBytes = 32 * 1024;

/** The pointer moves all the time; what it points at matters a few times a second. */
const pointerMs = 50;

/** Turns what a desktop shows and what is done to it into lines, and the lines into chunks. */
export class DesktopTranscript implements RecordingWriter {
  private readonly lines: ChunkLines;
  private moment: Buffer[] = [];
  private momentLength = 0;
  private pointerAt = -pointerMs;
  private buttons = 0;

  constructor(
    private readonly sink: RecordingSink,
    opening: { screen: Screen; title: string },
  ) {
    const header: DesktopHeader = {
      desktop: 1,
      width: opening.screen.width,
      height: opening.screen.height,
      timestamp: Math.floor(Date.now() / 1000),
      title: opening.title,
    };
    this.lines = new ChunkLines(sink);
    this.add(() => `${JSON.stringify(header)}\n`);
  }

  /** A whole instruction that changes the picture. */
  picture(bytes: Buffer): void {
    if (this.momentLength + bytes.length > momentBytes) this.closeMoment();
    this.moment.push(bytes);
    this.momentLength += bytes.length;
  }

  /** What was drawn until now belongs to this moment. */
  tick(): void {
    if (!this.moment.length) return;
    this.closeMoment();
    this.sink.onWritten();
  }

  /** A key was pressed; which is nobody's business. */
  key(): void {
    this.line('k', '');
  }

  pointer(x: number, y: number, buttons: number): void {
    const now = this.sink.now();
    if (buttons === this.buttons && now - this.pointerAt < pointerMs) return;
    this.pointerAt = now;
    this.buttons = buttons;
    this.line('p', `${x},${y},${buttons}`);
  }

  mark(label: string): void {
    this.line('m', label);
  }

  event(event: Omit<SessionEvent, 't'>): void {
    this.add(at => writeSessionEvent({ t: at / 1000, ...event }));
    this.sink.onWritten();
  }

  flush(): void {
    this.closeMoment();
    this.lines.flush();
  }

  private line(code: DesktopMoment[1], data: string): void {
    this.add(at => `[${seconds(at)},"${code}",${JSON.stringify(data)}]\n`);
    this.sink.onWritten();
  }

  private add(write: (atMs: number) => string): void {
    this.closeMoment();
    const at = this.sink.now();
    this.lines.text(at, write(at));
  }

  private closeMoment(): void {
    if (!this.moment.length) return;
    const { moment } = this;
    this.moment = [];
    this.momentLength = 0;
    const whole = moment.length === 1 ? moment[0] : Buffer.concat(moment);
    this.lines.moment(this.sink.now(), 'g', [whole]);
  }
}

function seconds(atMs: number): string {
  return (atMs / 1000).toFixed(3);
}
