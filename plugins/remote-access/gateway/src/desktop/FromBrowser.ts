import { createHash, type Hash } from 'node:crypto';
import type { DesktopRules, Transfer } from './DesktopRules';
import { encodeInstruction } from './encodeInstruction';
import type { Instruction } from './Instruction';
import { readInput, type Input } from './readInput';

/** Streams that a browser has open at once. */
const mostStreams = 16;

/** guacd takes at most 8 KB in one instruction, and so do we from a browser. */
export const mostBrowserInstruction = 8192;

const forbidden = 0x0303;
const tooMany = 0x031d;

type Stream =
  | { kind: 'ignored' }
  | { kind: 'clipboard'; held: Buffer[]; bytes: number }
  | { kind: 'file'; name: string; bytes: number; hash: Hash };

export type FromBrowserListener = {
  /** What the person did; `bytes` of it are for guacd. */
  onInput(input: Input): void;
  /** For guacd. */
  onPass(bytes: Buffer): void;
  /** The browser has shown this frame. */
  onShown(timestamp: number): void;
  /** For the browser. */
  onAnswer(bytes: Buffer): void;
  onTransfer(transfer: Transfer): void;
};

/**
 * What a browser says, on its way to guacd: read, judged and written anew. Whatever is not listed here does not exist:
 * no connections, parameters, pipes or sound.
 */
export class FromBrowser {
  private readonly streams = new Map<number, Stream>();

  constructor(
    private readonly rules: DesktopRules,
    private readonly listener: FromBrowserListener,
  ) {}

  /** @param mayAct - whether the person may do anything now; a picture that is looked at is acknowledged in any case */
  take(instruction: Instruction, mayAct: boolean): void {
    const { opcode } = instruction;
    if (opcode === 'sync') {
      const timestamp = instruction.integer(0);
      if (timestamp !== undefined) this.listener.onShown(timestamp);
    } else if (opcode === 'ack') {
      this.ack(instruction);
    } else if (mayAct) {
      this.act(instruction);
    }
  }

  private act(instruction: Instruction): void {
    const { opcode } = instruction;
    if (opcode === 'clipboard') this.clipboard(instruction);
    else if (opcode === 'file') this.file(instruction);
    else if (opcode === 'get') this.get(instruction);
    else if (opcode === 'blob') this.blob(instruction);
    else if (opcode === 'end') this.end(instruction);
    else {
      const input = readInput(instruction);
      if (input) this.listener.onInput(input);
    }
  }

  private ack(instruction: Instruction): void {
    const [index, status] = [instruction.integer(0), instruction.integer(2)];
    if (index === undefined || status === undefined) return;
    const known = status === 0 ? 'OK' : 'no';
    this.listener.onPass(encodeInstruction('ack', index, known, status));
  }

  private clipboard(instruction: Instruction): void {
    const index = instruction.integer(0);
    if (this.rules.pasteBytes > 0 && instruction.arg(1) === 'text/plain') {
      const begin = encodeInstruction('clipboard', index ?? 0, 'text/plain');
      this.open(index, { kind: 'clipboard', held: [begin], bytes: 0 });
      return;
    }
    this.open(index, { kind: 'ignored' });
    this.listener.onTransfer({ way: 'pasted', bytes: 0, refused: 'denied' });
  }

  private file(instruction: Instruction): void {
    const index = instruction.integer(0);
    const name = nameOf(instruction.arg(2));
    if (this.rules.fileInBytes > 0 && index !== undefined && name) {
      const hash = createHash('sha256');
      if (this.open(index, { kind: 'file', name, bytes: 0, hash })) {
        const type = 'application/octet-stream';
        this.listener.onPass(encodeInstruction('file', index, type, name));
        return;
      }
    }
    this.open(index, { kind: 'ignored' });
    this.answer(index, forbidden);
    const refused = 'denied';
    this.listener.onTransfer({ way: 'uploaded', name, bytes: 0, refused });
  }

  /** A file of the drive, or the listing of one of its folders. */
  private get(instruction: Instruction): void {
    const { fileInBytes, fileOutBytes } = this.rules;
    const index = instruction.integer(0);
    const path = instruction.arg(1);
    if (index === undefined || fileInBytes + fileOutBytes === 0) return;
    this.listener.onPass(encodeInstruction('get', index, path));
  }

  private blob(instruction: Instruction): void {
    const index = instruction.integer(0);
    if (index === undefined) return;
    const stream = this.streams.get(index);
    if (!stream || stream.kind === 'ignored') return;
    const content = Buffer.from(instruction.arg(1), 'base64');
    stream.bytes += content.length;
    const most =
      stream.kind === 'file' ? this.rules.fileInBytes : this.rules.pasteBytes;
    if (stream.bytes > most) {
      this.refuse(index, stream);
      return;
    }
    const bytes = encodeInstruction('blob', index, content.toString('base64'));
    if (stream.kind === 'clipboard') {
      stream.held.push(bytes);
      return;
    }
    stream.hash.update(content);
    this.listener.onPass(bytes);
  }

  private refuse(
    index: number,
    stream: Exclude<Stream, { kind: 'ignored' }>,
  ): void {
    this.streams.set(index, { kind: 'ignored' });
    this.answer(index, tooMany);
    const { bytes } = stream;
    const refused = 'too-long';
    if (stream.kind === 'clipboard') {
      this.listener.onTransfer({ way: 'pasted', bytes, refused });
      return;
    }
    this.listener.onPass(encodeInstruction('end', index));
    const { name } = stream;
    this.listener.onTransfer({ way: 'uploaded', name, bytes, refused });
  }

  private end(instruction: Instruction): void {
    const index = instruction.integer(0);
    if (index === undefined) return;
    const stream = this.streams.get(index);
    this.streams.delete(index);
    if (!stream || stream.kind === 'ignored') return;
    const { bytes } = stream;
    if (stream.kind === 'clipboard') {
      for (const part of stream.held) this.listener.onPass(part);
      this.listener.onTransfer({ way: 'pasted', bytes });
    } else {
      const sha256 = stream.hash.digest('hex');
      const { name } = stream;
      this.listener.onTransfer({ way: 'uploaded', name, bytes, sha256 });
    }
    this.listener.onPass(encodeInstruction('end', index));
  }

  private open(index: number | undefined, stream: Stream): boolean {
    if (index === undefined || index < 0) return false;
    if (this.streams.size >= mostStreams) return false;
    this.streams.set(index, stream);
    return true;
  }

  private answer(index: number | undefined, status: number): void {
    if (index === undefined) return;
    this.listener.onAnswer(encodeInstruction('ack', index, '', status));
  }
}

/** The last part of a path, without what file systems stumble over. */
function nameOf(path: string): string {
  const last = path.split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '_')
    .slice(0, 200);
  return /^\.+$/.test(clean) ? '' : clean;
}
