import { encodeInstruction } from './encodeInstruction';
import type { DesktopRules, Transfer } from './DesktopRules';
import type { Instruction } from './Instruction';
import { firstDriveStream } from './DriveFiles';
import { isDrawing } from './isDrawing';

/** Streams that guacd has open at once: its own limit. */
const mostStreams = 64;

const forbidden = 0x0303;

/** What opens streams that nobody here wants. */
const streams = new Set(['audio', 'video', 'pipe', 'argv']);

/** What tells of the drive, or hands over a file of it. */
const drive = new Set(['filesystem', 'file']);

type Stream =
  | { kind: 'picture' }
  | { kind: 'ignored' }
  | { kind: 'clipboard'; held: Buffer[]; bytes: number }
  | { kind: 'file' };

export type FromTargetListener = {
  /** A part of the picture: goes to the recording and to whoever looks. */
  onPicture(bytes: Buffer): void;
  /** A frame is complete. */
  onSync(instruction: Instruction): void;
  /** For the technician's browser alone, and not for the recording. */
  onAside(bytes: Buffer): void;
  /** Of the drive that the session brings along; without a listener there are no files. */
  onDrive?(instruction: Instruction): void;
  /** For guacd. */
  onAnswer(bytes: Buffer): void;
  onTransfer(transfer: Transfer): void;
  onEnd(status: number | undefined): void;
};

/**
 * What guacd says, on its way to the technician: an instruction passes because it is known to be harmless, or not at all.
 * Questions for credentials, guacd's own error texts, sound and pipes never pass; what is copied passes as far as the
 * rules allow, and files are the affair of the gateway itself.
 */
export class FromTarget {
  private readonly streams = new Map<number, Stream>();

  constructor(
    private readonly rules: DesktopRules,
    private readonly listener: FromTargetListener,
  ) {}

  take(instruction: Instruction): void {
    const { opcode } = instruction;
    if (isDrawing(opcode)) this.listener.onPicture(instruction.bytes);
    else if (opcode === 'blob') this.blob(instruction);
    else if (opcode === 'sync') this.listener.onSync(instruction);
    else if (opcode === 'end') this.end(instruction);
    else if (opcode === 'img') this.picture(instruction);
    else if (opcode === 'clipboard') this.clipboard(instruction);
    else if (opcode === 'body') this.file(instruction);
    else if (drive.has(opcode)) this.listener.onDrive?.(instruction);
    else if (opcode === 'ack') this.ack(instruction);
    else if (opcode === 'error') this.listener.onEnd(instruction.integer(1));
    else if (opcode === 'disconnect') this.listener.onEnd(0x020b);
    else this.refuse(instruction);
  }

  private picture(instruction: Instruction): void {
    if (this.open(instruction.integer(0), { kind: 'picture' })) {
      this.listener.onPicture(instruction.bytes);
    }
  }

  private clipboard(instruction: Instruction): void {
    const allowed =
      this.rules.copyBytes > 0 && instruction.arg(1) === 'text/plain';
    this.open(
      instruction.integer(0),
      allowed
        ? { kind: 'clipboard', held: [instruction.bytes], bytes: 0 }
        : { kind: 'ignored' },
    );
  }

  private file(instruction: Instruction): void {
    const index = instruction.integer(1);
    if (this.listener.onDrive && this.open(index, { kind: 'file' })) {
      this.listener.onDrive(instruction);
      return;
    }
    this.open(index, { kind: 'ignored' });
    this.answer(index, forbidden);
  }

  private blob(instruction: Instruction): void {
    const index = instruction.integer(0) ?? -1;
    const stream = this.streams.get(index);
    if (stream?.kind === 'picture') {
      this.listener.onPicture(instruction.bytes);
    } else if (stream?.kind === 'clipboard') {
      this.hold(index, stream, instruction);
    } else if (stream?.kind === 'file') {
      this.listener.onDrive?.(instruction);
    }
  }

  /** What is copied passes when it is whole: half of it would be taken for all. */
  private hold(
    index: number,
    stream: Extract<Stream, { kind: 'clipboard' }>,
    instruction: Instruction,
  ): void {
    stream.bytes += decodedLength(instruction.argBytes(1));
    if (stream.bytes <= this.rules.copyBytes) {
      // It may stay for long, and must not keep the network's buffer.
      stream.held.push(Buffer.from(instruction.bytes));
      return;
    }
    this.streams.set(index, { kind: 'ignored' });
    this.tell('copied', stream.bytes, 'too-long');
  }

  private end(instruction: Instruction): void {
    const index = instruction.integer(0) ?? -1;
    const stream = this.streams.get(index);
    this.streams.delete(index);
    if (stream?.kind === 'picture') {
      this.listener.onPicture(instruction.bytes);
    } else if (stream?.kind === 'clipboard') {
      // An empty clipboard is told at every start, and nothing was copied.
      if (stream.bytes === 0) return;
      this.tell('copied', stream.bytes);
      for (const part of stream.held) this.listener.onAside(part);
      this.listener.onAside(instruction.bytes);
    } else if (stream?.kind === 'file') {
      this.listener.onDrive?.(instruction);
    }
  }

  /** guacd's answer to something of the browser, or of the gateway; its words stay here. */
  private ack(instruction: Instruction): void {
    const [index, status] = [instruction.integer(0), instruction.integer(2)];
    if (index === undefined || status === undefined) return;
    if (index >= firstDriveStream) this.listener.onDrive?.(instruction);
    else this.listener.onAside(encodeInstruction('ack', index, '', status));
  }

  private refuse(instruction: Instruction): void {
    const { opcode } = instruction;
    if (!streams.has(opcode)) return;
    const index = instruction.integer(0);
    this.open(index, { kind: 'ignored' });
    this.answer(index, forbidden);
  }

  private open(index: number | undefined, stream: Stream): boolean {
    if (index === undefined) return false;
    const known = this.streams.has(index);
    if (!known && this.streams.size >= mostStreams) return false;
    this.streams.set(index, stream);
    return true;
  }

  private answer(index: number | undefined, status: number): void {
    if (index === undefined) return;
    this.listener.onAnswer(encodeInstruction('ack', index, 'no', status));
  }

  private tell(way: Transfer['way'], bytes: number, refused?: 'too-long') {
    this.listener.onTransfer({ way, bytes, refused });
  }
}

/** Bytes that base64 stands for. */
function decodedLength(base64: Buffer): number {
  return Math.floor((base64.length * 3) / 4);
}
