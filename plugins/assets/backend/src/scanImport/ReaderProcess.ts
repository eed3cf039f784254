import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { InputError } from '@backstage/errors';
import type {
  ReadRecord,
  ScanLine,
  ScanQuestion,
} from '@wardroom/assets-formats';
import { linesOf } from './linesOf';
import { readerCommand } from './readerCommand';
import type { ScanLimits } from './scanLimits';

type Begin = Extract<ScanLine, { kind: 'begin' }>;
type End = Extract<ScanLine, { kind: 'end' }>;

const RECORDS = ['finding', 'asset', 'passed', 'statement'];
/** Where compiled programs are kept: nothing else of our environment reaches it, no address and no key. */
const PASSED_ON = ['HOME', 'XDG_CACHE_HOME', 'SWC_NATIVE_BINDING_CACHE'];
/** So much is kept of what it complains about. */
const COMPLAINT = 4_000;

/** The process was ended because this one ends: the file is read again by whoever comes next. */
export class ReaderStoppedError extends Error {}

/**
 * One reading of one file, in a process of its own. It has none of our environment and is ended where it takes too long; what it
 * says is taken as fast as it can be stored, and no faster. Whatever happens to it ends in an InputError that says what
 * to do.
 */
export class ReaderProcess {
  /** Percent of the file. */
  progress = 0;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncGenerator<string>;
  readonly #limits: ScanLimits;
  readonly #gone: Promise<string>;
  readonly #timer: NodeJS.Timeout;
  #complaint = '';
  #end?: End;
  #isLate = false;
  #isStopped = false;

  private constructor(limits: ScanLimits) {
    this.#limits = limits;
    const [command, ...parameters] = readerCommand(limits);
    const passed = PASSED_ON.flatMap(name => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    });
    const env = Object.fromEntries(passed);
    const child = spawn(command, parameters, { env, cwd: '/' });
    this.#child = child;
    this.#gone = new Promise(resolve => {
      child.once('error', error => resolve(error.message));
      child.once('close', (code, signal) => resolve(signal ?? `code ${code}`));
    });
    child.stderr.on('data', data => {
      this.#complaint = `${this.#complaint}${data}`.slice(-COMPLAINT);
    });
    // What it does not take any more is told by how it ends.
    child.stdin.on('error', () => {});
    this.#lines = linesOf(child.stdout);
    this.#timer = setTimeout(() => {
      this.#isLate = true;
      this.#kill();
    }, limits.timeLimit * 1000);
  }

  /** Starts one and waits until it knows the format of the file. */
  static async start(
    question: ScanQuestion,
    limits: ScanLimits,
  ): Promise<{ reader: ReaderProcess; format: string }> {
    const reader = new ReaderProcess(limits);
    reader.#child.stdin.end(JSON.stringify(question));
    try {
      const line = await reader.#next();
      if (line?.kind !== 'begin') throw await reader.#fault();
      return { reader, format: (line as Begin).format };
    } catch (error) {
      await reader.stop();
      throw error;
    }
  }

  /** All records of the file. */
  async *records(): AsyncGenerator<ReadRecord> {
    try {
      for (
        let line = await this.#next();
        line && line.kind !== 'end';
        line = await this.#next()
      ) {
        if (line.kind === 'progress') this.progress = line.percent;
        else if (RECORDS.includes(line.kind)) yield line as ReadRecord;
        else throw await this.#fault();
      }
      if (!this.#end) throw await this.#fault();
    } finally {
      await this.#leave();
    }
  }

  /** What the file says of itself; known when all records are read. */
  get end(): End {
    if (!this.#end) throw new Error('The file is not read to its end');
    return this.#end;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Ends it now. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#leave();
  }

  /** Of the stack of a crash the places, and never the message: that may be of the file. */
  get crash(): string {
    return (this.#complaint.match(/^ +at .*$/gm) ?? []).slice(0, 8).join('\n');
  }

  async #leave(): Promise<void> {
    clearTimeout(this.#timer);
    this.#kill();
    await this.#gone;
  }

  /** Nobody takes what it still has to say, without which it would not count as gone. */
  #kill(): void {
    this.#child.kill('SIGKILL');
    this.#child.stdout.destroy();
  }

  async #next(): Promise<ScanLine | undefined> {
    const { value, done } = await this.#lines
      .next()
      .catch(() => ({ value: undefined, done: true }));
    if (done || value === undefined) return undefined;
    let line: ScanLine;
    try {
      line = JSON.parse(value);
    } catch {
      throw unreadable('its reader said what is no record');
    }
    if (line?.kind === 'refused') throw new InputError(line.reason);
    if (line?.kind === 'end') this.#end = line;
    return line;
  }

  /** Why it ended before its end. */
  async #fault(): Promise<Error> {
    const { timeLimit, memoryLimit } = this.#limits;
    const hasTimer = !this.#isLate && !this.#isStopped;
    // A reader that closes its output is about to end; one that says what makes no sense is not.
    const late = hasTimer ? setTimeout(() => this.#kill(), 5_000) : undefined;
    const how = await this.#gone;
    clearTimeout(late);
    if (this.#isStopped) return new ReaderStoppedError('The reader was ended');
    if (this.#isLate || how === 'SIGXCPU')
      return new InputError(
        `Reading the file took longer than ${timeLimit} seconds. Export a smaller part of it.`,
      );
    if (/heap out of memory|allocation failed/i.test(this.#complaint))
      return new InputError(
        `Reading the file took more than ${memoryLimit} MiB of memory. Export a smaller part of it.`,
      );
    return unreadable(`its reader ended with ${how}`);
  }
}

function unreadable(why: string): InputError {
  return new InputError(
    `The file could not be read: ${why}. Import it once more; if that fails as well, export it anew or in parts.`,
  );
}
