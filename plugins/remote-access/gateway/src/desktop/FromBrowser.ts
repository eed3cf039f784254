import type { DesktopRules, Transfer } from './DesktopRules';
import { encodeInstruction } from './encodeInstruction';
import type { Instruction } from './Instruction';
import { readInput, type Input } from './readInput';

/** Streams that a browser may have open at once, and what they are numbered by; the gateway's own begin above. */
const mostStreams = 16;
const lastStream = 31;

/** guacd takes at most 8 KB in one instruction, and so do we from a browser. */
export const mostBrowserInstruction = 8192;

const tooMany = 0x031d;

type Stream =
  { kind: 'ignored' } | { kind: 'clipboard'; held: Buffer[]; bytes: number };

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
 * no connections, parameters, pipes, sound, or files, which go by the gateway's own way.
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
    } else if (mayAct) {
      this.act(instruction);
    }
  }

  private act(instruction: Instruction): void {
    const { opcode } = instruction;
    if (opcode === 'clipboard') this.clipboard(instruction);
    else if (opcode === 'blob') this.blob(instruction);
    else if (opcode === 'end') this.end(instruction);
    else {
      const input = readInput(instruction);
      if (input) this.listener.onInput(input);
    }
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

  private blob(instruction: Instruction): void {
    const index = instruction.integer(0);
    if (index === undefined) return;
    const stream = this.streams.get(index);
    if (!stream || stream.kind === 'ignored') return;
    const content = Buffer.from(instruction.arg(1), 'base64');
    stream.bytes += content.length;
    if (stream.bytes <= this.rules.pasteBytes) {
      const base64 = content.toString('base64');
      stream.held.push(encodeInstruction('blob', index, base64));
      return;
    }
    this.streams.set(index, { kind: 'ignored' });
    this.listener.onAnswer(encodeInstruction('ack', index, '', tooMany));
    const { bytes } = stream;
    this.listener.onTransfer({ way: 'pasted', bytes, refused: 'too-long' });
  }

  private end(instruction: Instruction): void {
    const index = instruction.integer(0);
    if (index === undefined) return;
    const stream = this.streams.get(index);
    this.streams.delete(index);
    if (!stream || stream.kind === 'ignored') return;
    for (const part of stream.held) this.listener.onPass(part);
    this.listener.onPass(encodeInstruction('end', index));
    this.listener.onTransfer({ way: 'pasted', bytes: stream.bytes });
  }

  private open(index: number | undefined, stream: Stream): void {
    if (index === undefined || index < 0 || index > lastStream) return;
    if (this.streams.size >= mostStreams) return;
    this.streams.set(index, stream);
  }
}
