import type { Duplex } from 'node:stream';
import { DialFailure } from '../dial/DialFailure';
import { Turns } from '../dial/Turns';
import { encodeInstruction } from './encodeInstruction';
import type { Instruction } from './Instruction';
import { InstructionParser } from './InstructionParser';
import { reasonOfStatus } from './reasonOfStatus';

/** guacd's longest instructions are pictures in pieces of 8 KB; what is longer is not guacd. */
const mostInstructionBytes = 32 * 1024;

/** More than the first picture of a large screen. */
const mostEarlyBytes = 16 * 1024 * 1024;
const mostEarly = 50_000;

/**
 * guacd lets go of a user that it hears nothing of for 15 s. And it notices only when it has something to hand on that
 * the process of this connection is gone: this is the longest time until somebody learns of a crash.
 */
const nopMs = 500;

/** The newest protocol that we speak. guacd takes one it does not know for the oldest of all. */
const newestVersion = 'VERSION_1_5_0';

export type Screen = { width: number; height: number; dpi: number };

export type GuacdListener = {
  onInstructions(instructions: Instruction[]): void;
  /** guacd can take more. */
  onDrain(): void;
  /** `lost`: guacd is gone. `misbehaved`: it sent what is no instruction. */
  onClose(why: 'lost' | 'misbehaved'): void;
};

type Wishes = {
  /** A protocol such as `vnc`, or the id of an open connection that is joined. */
  select: string;
  screen: Screen;
  /** Value of a parameter that guacd asks for by its name, among all that it asks for; undefined leaves it to guacd. */
  parameter(name: string, names: readonly string[]): string | undefined;
  /** Gives up; its reason is what `open` throws. */
  signal: AbortSignal;
};

/** One user's connection to guacd, from the handshake to its end. */
export class GuacdConnection {
  private readonly parser = new InstructionParser(mostInstructionBytes);
  private readonly early: Instruction[] = [];
  private readonly nop: NodeJS.Timeout;
  private readonly turns: Turns;
  private earlyBytes = 0;
  private earlyCount = 0;
  private listener: GuacdListener | undefined;
  private closed: 'lost' | 'misbehaved' | undefined;
  private onEarly: (() => void) | undefined;
  #id = '';

  private constructor(private readonly socket: Duplex) {
    this.turns = new Turns(socket, bytes => this.receive(bytes));
    socket.on('drain', () => this.listener?.onDrain());
    socket.on('error', () => this.close('lost'));
    socket.on('close', () => this.close('lost'));
    this.nop = setInterval(() => this.send('nop'), nopMs);
  }

  /** Greets guacd over this socket, and says what is wanted. Throws `DialFailure` and the signal's reason. */
  static async open(socket: Duplex, wishes: Wishes): Promise<GuacdConnection> {
    const connection = new GuacdConnection(socket);
    const { signal } = wishes;
    const giveUp = () => connection.end();
    signal.addEventListener('abort', giveUp);
    try {
      await connection.greet(wishes);
      return connection;
    } catch (error) {
      connection.end();
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  }

  /** What others join this connection by. Nobody but the gateway may know it. */
  get id(): string {
    return this.#id;
  }

  /** Bytes that guacd has not taken yet. */
  get unsent(): number {
    return this.socket.writableLength;
  }

  /** Waits for the next instruction of the beginning. Throws `DialFailure` where guacd says why there is none. */
  async next(): Promise<Instruction> {
    for (;;) {
      const instruction = this.early.shift();
      if (instruction?.opcode === 'error') {
        throw new DialFailure(reasonOfStatus(instruction.integer(1)));
      }
      if (instruction?.opcode === 'disconnect') {
        throw new DialFailure('target-lost');
      }
      if (instruction) return instruction;
      if (this.closed) throw new DialFailure(endOf(this.closed));
      await new Promise<void>(resolve => {
        this.onEarly = resolve;
      });
    }
  }

  /** From here on everything goes to this listener, what came before first. */
  listen(listener: GuacdListener): void {
    this.listener = listener;
    const early = this.early.splice(0);
    if (early.length) listener.onInstructions(early);
    if (this.closed) listener.onClose(this.closed);
  }

  send(opcode: string, ...args: (string | number)[]): void {
    this.write(encodeInstruction(opcode, ...args));
  }

  write(bytes: Uint8Array): void {
    if (this.socket.writable) this.socket.write(bytes);
  }

  /** Stops reading: guacd skips frames until somebody reads again. */
  pause(): void {
    this.turns.hold();
  }

  resume(): void {
    this.turns.release();
  }

  /** Leaves. The last one to leave ends the session on the target. */
  end(): void {
    clearInterval(this.nop);
    this.send('disconnect');
    this.socket.end();
    // It need not be polite: whatever is still on its way is for nobody.
    this.turns.drop();
    setTimeout(() => this.socket.destroy(), 1_000).unref();
  }

  private async greet({ select, screen, parameter }: Wishes): Promise<void> {
    this.send('select', select);
    const names = (await this.expect('args')).args;
    this.send('size', screen.width, screen.height, screen.dpi);
    this.send('audio');
    this.send('video');
    this.send('image', 'image/png', 'image/jpeg', 'image/webp');
    const values = names.map(name =>
      name.startsWith('VERSION_')
        ? lowerVersion(name, newestVersion)
        : (parameter(name, names) ?? ''),
    );
    const greeting = encodeInstruction('connect', ...values);
    // The password is in it: it is wiped as soon as it has left.
    this.socket.write(greeting, () => greeting.fill(0));
    this.#id = (await this.expect('ready')).arg(0);
  }

  private async expect(opcode: string): Promise<Instruction> {
    for (;;) {
      const instruction = await this.next();
      if (instruction.opcode === opcode) return instruction;
      if (instruction.opcode !== 'nop') {
        throw new DialFailure('target-misbehaved');
      }
    }
  }

  private receive(bytes: Buffer): void {
    if (this.closed) return;
    let instructions: Instruction[];
    try {
      instructions = this.parser.take(bytes);
    } catch {
      this.close('misbehaved');
      this.socket.destroy();
      return;
    }
    if (this.listener) {
      if (instructions.length) this.listener.onInstructions(instructions);
      return;
    }
    this.early.push(...instructions);
    this.earlyBytes += bytes.length;
    this.earlyCount += instructions.length;
    if (this.earlyBytes > mostEarlyBytes || this.earlyCount > mostEarly) {
      this.close('misbehaved');
      this.socket.destroy();
      return;
    }
    this.onEarly?.();
  }

  private close(why: 'lost' | 'misbehaved'): void {
    if (this.closed) return;
    this.closed = why;
    clearInterval(this.nop);
    this.onEarly?.();
    this.listener?.onClose(why);
  }
}

/** Why a session ended that lost its guacd. */
export function endOf(why: 'lost' | 'misbehaved') {
  return why === 'lost' ? 'target-lost' : 'target-misbehaved';
}

/** Versions such as `VERSION_1_3_0`; compared as numbers, since `1_10_0` follows `1_9_0`. */
function lowerVersion(one: string, other: string): string {
  const parts = (name: string) => name.split('_').slice(1).map(Number);
  const [a, b] = [parts(one), parts(other)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 || a[at] < b[at] ? one : other;
}
