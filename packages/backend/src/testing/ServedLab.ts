import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Persona } from './cast';

export type Life = {
  url: string;
  tokens: Record<Persona, string>;
  /** Cookie of the technician's sign-in. */
  cookie: string;
  environment: Record<string, string>;
};

/** The whole product in a process of its own, whose memory can be measured and whose log is heard in full. */
export class ServedLab {
  readonly life: Life;
  readonly #child: ChildProcess;
  readonly #log: string[];

  private constructor(parts: {
    life: Life;
    child: ChildProcess;
    log: string[];
  }) {
    this.life = parts.life;
    this.#child = parts.child;
    this.#log = parts.log;
  }

  /** @param environment - what the product finds besides in its environment */
  static async start(
    environment: Record<string, string> = {},
  ): Promise<ServedLab> {
    const child = fork(join(__dirname, 'serveLab.ts'), [], {
      cwd: join(__dirname, '../..'),
      env: { ...process.env, ...environment },
      execArgv: [
        '--expose-gc',
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const log: string[] = [];
    child.stdout?.on('data', data => log.push(String(data)));
    child.stderr?.on('data', data => log.push(String(data)));
    const life = await message<Life>(child, 'url').catch(() => {
      throw new Error(`The product did not start: ${log.join('')}`);
    });
    return new ServedLab({ life, child, log });
  }

  /** All that the product has printed so far. */
  get log(): string {
    return this.#log.join('');
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && !this.#child.signalCode;
  }

  /** Bytes that the process holds on to, and names that every object of it inherits. */
  look(): Promise<{ bytes: number; inherited: string[] }> {
    return this.#ask('look', 'inherited');
  }

  /** Every row of every table of its database, as text. */
  async dump(): Promise<string[]> {
    return (await this.#ask<{ rows: string[] }>('dump', 'rows')).rows;
  }

  /** Counts all sign-ins as fresh again, as if each person had given another one-time code. */
  async freshen(): Promise<void> {
    await this.#ask<{ fresh: boolean }>('freshen', 'fresh');
  }

  /** Stops the product and drops its database. */
  async stop(): Promise<void> {
    if (!this.isAlive) return;
    const gone = once(this.#child, 'exit');
    this.#child.send('stop');
    await gone;
  }

  #ask<T extends object>(question: string, field: keyof T): Promise<T> {
    const answer = message<T>(this.#child, field);
    this.#child.send(question);
    return answer;
  }
}

/** The next message that has this field; the transform of our sources sends others. */
function message<T extends object>(child: ChildProcess, field: keyof T) {
  return new Promise<T>((resolve, reject) => {
    const leave = () => reject(new Error('The product is gone'));
    const hear = (sent: unknown) => {
      if (!(field in (sent as T))) return;
      child.off('message', hear).off('exit', leave);
      resolve(sent as T);
    };
    child.on('message', hear).once('exit', leave);
  });
}
