import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { TestDatabase, until } from '@wardroom/platform-test-utils';
import type { Persona } from './cast';

/** Ends what is started with it when this process is gone. */
const leash = join(__dirname, '../../../../scripts/leash.cjs');

export type Life = {
  url: string;
  tokens: Record<Persona, string>;
  /** Cookie of the technician's sign-in. */
  cookie: string;
  /** What configures it, for a second one on its database. */
  environment: Record<string, string>;
};

/** The whole product in a process of its own, whose memory can be measured, whose log is heard in full, and that can be killed. */
export class ServedLab {
  #life?: Life;
  #child: ChildProcess;
  readonly #log: string[] = [];
  readonly #environment: Record<string, string>;

  private constructor(environment: Record<string, string>) {
    this.#environment = environment;
    this.#child = this.#run('testing/serveLab.ts');
  }

  /** @param environment - what the product finds besides in its environment */
  static async start(
    environment: Record<string, string> = {},
  ): Promise<ServedLab> {
    const lab = new ServedLab(environment);
    lab.#life = await message<Life>(lab.#child, 'url').catch(() => {
      throw new Error(`The product did not start: ${lab.log}`);
    });
    return lab;
  }

  get life(): Life {
    if (!this.#life) throw new Error('The product has not started');
    return this.#life;
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

  /** Kills it as the kernel does: nothing of it gets a chance to tidy up. */
  async kill(): Promise<void> {
    await this.#ends(() => this.#child.kill('SIGKILL'));
  }

  /** Starts a product that was killed on what it left, and waits until it is ready. It answers no questions any more. */
  async startAgain(): Promise<void> {
    this.#child = this.#run('index.ts', this.life.environment, [
      ...['--require', leash],
    ]);
    await until(async () => !this.isAlive || (await this.#isReady()), 120);
    if (!this.isAlive) {
      throw new Error(`The product did not start again: ${this.log}`);
    }
  }

  /** Stops the product and drops its database. */
  async stop(): Promise<void> {
    await this.#ends(() => this.#child.disconnect());
    const { WARDROOM_DATABASE_OWNER_URL: url, WARDROOM_DATA_DIR: directory } =
      this.life.environment;
    await TestDatabase.dropAt(url);
    rmSync(directory, { recursive: true, force: true });
  }

  async #ends(act: () => void): Promise<void> {
    if (!this.isAlive) return;
    const gone = once(this.#child, 'exit');
    act();
    await gone;
  }

  async #isReady(): Promise<boolean> {
    try {
      const path = '/.backstage/health/v1/readiness';
      return (await fetch(`${this.life.url}${path}`)).ok;
    } catch {
      return false;
    }
  }

  #run(
    program: string,
    environment: Record<string, string> = {},
    execArgv: string[] = [],
  ): ChildProcess {
    const child = fork(join(__dirname, '..', program), [], {
      cwd: join(__dirname, '../..'),
      env: { ...process.env, ...this.#environment, ...environment },
      execArgv: [
        '--expose-gc',
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ...execArgv,
      ],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const output of [child.stdout, child.stderr]) {
      output?.on('data', data => this.#log.push(String(data)));
    }
    return child;
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
