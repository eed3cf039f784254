import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printed } from '@wardroom/platform-test-utils';

const bundle = join(__dirname, '../../../../scripts/bundle.mjs');

/** The connector as it ships, in a namespace that stands for the platform's own network. */
export class ConnectorLab {
  /** Its programs, which have no right, read the file as well. */
  readonly directory = mkdtempSync(join(tmpdir(), 'wrl-'));
  /** All that it has printed. */
  readonly printed: string[] = [];
  readonly #child: ChildProcess;

  private constructor(namespace: string) {
    const file = join(this.directory, 'wardroom-connector.cjs');
    execFileSync('chmod', ['755', this.directory]);
    execFileSync(process.execPath, [bundle, 'connector', file]);
    this.#child = spawn(
      'nsenter',
      [
        ...[`--net=/run/netns/${namespace}`, process.execPath, file],
        ...['--directory', join(this.directory, 'run')],
        ...['--state', join(this.directory, 'state')],
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.#child.stderr?.on('data', text => this.printed.push(String(text)));
  }

  static async start(namespace: string): Promise<ConnectorLab> {
    const lab = new ConnectorLab(namespace);
    await printed(lab.#child, /The connector is ready/);
    return lab;
  }

  get socket(): string {
    return join(this.directory, 'run/connector.sock');
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Ends it with all its sites. */
  async stop(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await gone;
    rmSync(this.directory, { recursive: true, force: true });
  }
}
