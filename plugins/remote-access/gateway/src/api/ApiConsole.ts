import { createInterface, type Interface } from 'node:readline';
import { PassThrough } from 'node:stream';
import type { ApiSettings } from '@wardroom/remote-access-common';
import type {
  ConnectionListener,
  TerminalConnection,
} from '../dial/TerminalConnection';
import { DialFailure } from '../dial/DialFailure';
import type { ApiAnswer, ApiRequest } from './ApiRequest';
import { readApiLine, type ApiWish } from './readApiLine';
import { showAnswer } from './showAnswer';

/** Characters of one line; more are not taken. */
const longestLine = 64 * 1024;
const prompt = '> ';

const help = `
  GET /path                asks, by any of the methods that this target allows
  POST /path {"a": 1}      asks with a body, which is one line
  accept application/xml   what answers should be, from now on
  type text/plain          what bodies are, from now on
  exit                     ends the session
`;

type Facts = {
  /** Where the console stands, for its first line. */
  place: string;
  settings: ApiSettings;
  /** Throws `DialFailure`. */
  ask(request: ApiRequest, signal: AbortSignal): Promise<ApiAnswer>;
  /** Milliseconds for one answer. */
  patienceMs: number;
};

/**
 * A terminal whose lines are requests to a web API: as every terminal it is recorded line by line, watched, frozen and
 * searched, and the rules for commands hold in it.
 */
export class ApiConsole implements TerminalConnection {
  private readonly input = new PassThrough();
  private readonly output = Object.assign(new PassThrough(), {
    ...{ columns: 80, rows: 24 },
  });
  private readonly lines: Interface;
  private readonly types = { accept: '*/*', type: 'application/json' };
  private asking: AbortController | undefined;
  private turn: Promise<void> = Promise.resolve();
  private ended = false;
  private listener: ConnectionListener | undefined;

  constructor(private readonly facts: Facts) {
    const { input, output } = this;
    this.lines = createInterface({
      ...{ input, output, prompt, terminal: true, historySize: 200 },
    });
    this.lines.on('line', line => {
      this.turn = this.turn.then(() => this.take(line));
    });
    this.lines.on('SIGINT', () => this.interrupt());
    // Without this, the key would stop the whole gateway.
    this.lines.on('SIGTSTP', () => {});
    this.lines.on('close', () => this.leave());
    input.on('drain', () => this.listener?.onDrain());
  }

  async shell({ cols, rows }: { cols: number; rows: number }): Promise<void> {
    // Nobody is told: what hears of a new size draws the line anew, and there is none yet.
    Object.assign(this.output, { columns: cols, rows });
    const { methods } = this.facts.settings;
    this.say(`${this.facts.place}\n${methods.join(', ')}; help\n`);
    this.lines.prompt();
  }

  listen(listener: ConnectionListener): void {
    this.listener = listener;
    this.output.on('data', (bytes: Buffer) => listener.onData(bytes));
    if (this.ended) listener.onClose('shell');
  }

  pause(): void {
    this.output.pause();
  }

  resume(): void {
    this.output.resume();
  }

  write(bytes: Uint8Array): void {
    const { length } = this.lines.line;
    if (this.ended || length + bytes.length > longestLine) return;
    this.input.write(bytes);
  }

  get unsent(): number {
    return this.input.writableLength;
  }

  resize({ cols, rows }: { cols: number; rows: number }): void {
    Object.assign(this.output, { columns: cols, rows });
    this.output.emit('resize');
  }

  end(): void {
    this.listener = undefined;
    this.ended = true;
    this.asking?.abort(new DialFailure('target-lost'));
    this.lines.close();
    this.output.destroy();
  }

  private async take(line: string): Promise<void> {
    if (this.ended) return;
    const wish = readApiLine(line, this.facts.settings);
    if (wish.do === 'exit') {
      this.lines.close();
      return;
    }
    if (wish.do === 'ask') await this.ask(wish);
    else if (wish.do === 'help') this.say(help);
    else if (wish.do === 'refuse') this.say(`${wish.fault}\n`);
    else if ('type' in wish) this.types[wish.do] = wish.type;
    if (!this.ended) this.lines.prompt();
  }

  private async ask(wish: Extract<ApiWish, { do: 'ask' }>): Promise<void> {
    const { ask, patienceMs } = this.facts;
    const { method, path, body } = wish;
    const { accept, type } = this.types;
    const asking = new AbortController();
    this.asking = asking;
    const timer = setTimeout(
      () => asking.abort(new DialFailure('timeout')),
      patienceMs,
    );
    try {
      const answer = await ask(
        {
          ...{ method, path, accept },
          ...(body && { body: { type, text: body } }),
        },
        asking.signal,
      );
      this.say(showAnswer(answer));
    } catch (error) {
      this.say(`${faultOf(error)}\n`);
    } finally {
      clearTimeout(timer);
      this.asking = undefined;
    }
  }

  private interrupt(): void {
    if (this.asking) {
      this.asking.abort(stopped);
      return;
    }
    // Whatever stands in the line is given up, before anything is said: it may have several rows, and is drawn anew.
    this.lines.write(null, { ctrl: true, name: 'e' });
    this.lines.write(null, { ctrl: true, name: 'u' });
    this.say('^C\n');
    this.lines.prompt();
  }

  private leave(): void {
    if (this.ended) return;
    this.ended = true;
    this.listener?.onClose('shell');
  }

  private say(text: string): void {
    if (!this.output.destroyed) this.output.write(text.replace(/\n/g, '\r\n'));
  }
}

const stopped = new Error('Stopped.');

function faultOf(error: unknown): string {
  const known = error instanceof DialFailure || error === stopped;
  return known ? (error as Error).message : 'The request failed.';
}
