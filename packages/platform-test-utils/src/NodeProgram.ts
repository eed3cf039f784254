import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { freePort } from './freePort';
import { until } from './until';

const gateway = '@wardroom/remote-access-gateway';
const program = resolvePackagePath(gateway, 'src/main.ts');
const script = resolvePackagePath(
  gateway,
  '../../../deploy/gateway/certificates.sh',
);
const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');

/** Has an operator's authority in a folder give certificates to these: `portal`, or gateways by their names. */
export function giveCertificates(folder: string, ...names: string[]): void {
  execFileSync(script, [folder, ...names], { stdio: 'pipe' });
}

/** What portals show, of an authority in a folder. */
export function papersIn(folder: string, holder = 'portal') {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return {
    certificate: read(`${holder}.crt`),
    key: read(`${holder}.key`),
    authority: read('authority.crt'),
  };
}

/** A gateway as a program of its own, as an operator would run it. */
export class NodeProgram {
  output = '';
  #child?: ChildProcess;

  private constructor(
    /** Where portals find it. */
    readonly place: { node: string; host: string; port: number },
    /** Where browsers find it. */
    readonly port: number,
    private readonly folder: string,
  ) {}

  /** Prepares one in a folder that has certificates in it. It is not started. */
  static async prepare(
    folder: string,
    node: string,
    more: object = {},
  ): Promise<NodeProgram> {
    const [port, control] = [await freePort(), await freePort()];
    const place = { node, host: '127.0.0.1', port: control };
    const config = {
      ...{ node, listen: { port }, origins: ['http://localhost:7007'] },
      control: {
        ...{ host: '127.0.0.1', port: control },
        ...{ certificate: `${node}.crt`, key: `${node}.key` },
        authority: 'authority.crt',
      },
      stateDirectory: `state-${node}`,
      recordingsDirectory: `recordings-${node}`,
      drainSeconds: 0,
      ...more,
    };
    const path = join(folder, `${node}.yaml`);
    writeFileSync(path, JSON.stringify(config));
    return new NodeProgram(place, port, folder);
  }

  get node(): string {
    return this.place.node;
  }

  recordingOf(tenant: string, recording: string): string {
    const directory = `recordings-${this.node}`;
    return join(this.folder, directory, tenant, `${recording}.wrec`);
  }

  /** The running process; undefined while there is none. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** What it says of its key at its start. */
  get fingerprint(): string {
    return /Its key is (\S+)/.exec(this.output)?.[1] ?? '';
  }

  /** Starts it, and waits until it is ready or gone. */
  async start(): Promise<void> {
    const config = join(this.folder, `${this.node}.yaml`);
    const child = spawn(
      process.execPath,
      ['--require', transform, program, '--config', config],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    this.#child = child;
    child.stderr.on('data', text => {
      this.output += text;
    });
    await until(
      () => this.output.includes('is ready') || child.exitCode !== null,
      60,
    );
  }

  /** Ends it with a signal, and waits until it is gone. */
  async end(signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    this.output = '';
    if (!child || child.exitCode !== null || child.signalCode) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  /** Stops it in its tracks, or lets it go on: as when its machine hangs. */
  signal(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGTERM'): void {
    this.#child?.kill(signal);
  }
}
