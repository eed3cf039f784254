import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printed, until } from '@wardroom/platform-test-utils';
import {
  ConnectorProtocol,
  ControlChannel,
  encodeSiteSecret,
  MessageLines,
  sealSecret,
  siteDoor,
  type SiteOrder,
  type SiteReport,
  type SiteSecret,
} from '@wardroom/remote-access-common';

type Channel = ControlChannel<
  typeof ConnectorProtocol.connector,
  typeof ConnectorProtocol.portal
>;

export const everySsh = [{ network: '10.0.0.0/24', ports: '22,80,81' }];

/** What its service gives it of root's rights. */
const rights = readFileSync(
  join(__dirname, '../../../../../deploy/connector/wardroom-connector.service'),
  'utf8',
)
  .match(/^CapabilityBoundingSet=(.*)$/m)?.[1]
  .toLowerCase()
  .replaceAll('cap_', '+')
  .replaceAll(' ', ',');

/** The connector as it ships, one file and Node, with the rights that its service gives it, in a namespace that stands for the platform's own network. */
export class ConnectorProgram {
  readonly directory = mkdtempSync(join(tmpdir(), 'wrc-'));
  readonly changes: SiteReport[] = [];
  readonly printed: string[] = [];
  readonly #knocked: Socket[] = [];
  #child?: ChildProcess;
  #socket?: Socket;
  #channel?: Channel;

  private constructor(
    private readonly namespace: string,
    private readonly options: string[],
  ) {
    // The programs it starts without rights read the file as well.
    chmodSync(this.directory, 0o755);
  }

  static async start(
    namespace: string,
    options: string[] = [],
  ): Promise<ConnectorProgram> {
    const program = new ConnectorProgram(namespace, options);
    const bundle = join(__dirname, '../../../../../scripts/bundle.mjs');
    execFileSync(process.execPath, [bundle, 'connector', program.#file]);
    await program.begin();
    return program;
  }

  get #file(): string {
    return join(this.directory, 'wardroom-connector.cjs');
  }

  get socket(): string {
    return join(this.directory, 'run/connector.sock');
  }

  get channel(): Channel {
    if (!this.#channel) throw new Error('The connector does not run');
    return this.#channel;
  }

  /** Starts it, again after `kill`. */
  async begin(): Promise<void> {
    const args = [
      ...[`--net=/run/netns/${this.namespace}`, 'setpriv', '--no-new-privs'],
      ...[`--bounding-set=-all,${rights}`, process.execPath, this.#file],
      ...['--directory', join(this.directory, 'run')],
      ...['--state', join(this.directory, 'state'), ...this.options],
    ];
    this.#child = spawn('nsenter', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.#child.stderr?.on('data', text => this.printed.push(String(text)));
    await printed(this.#child, /The connector is ready/);
    await this.#greet();
  }

  /** Ends it as a failure of the machine would, and waits until it is gone. */
  async kill(): Promise<void> {
    const child = this.#child as ChildProcess;
    const gone = new Promise(resolve => {
      child.once('exit', resolve);
    });
    child.kill('SIGKILL');
    await gone;
  }

  /** An order for a tunnel with this file, sealed as the browser does it. */
  async order(
    site: string,
    secret: SiteSecret,
    more: Partial<SiteOrder> = {},
  ): Promise<SiteOrder> {
    const { seal } = await this.channel.ask('hello', { protocol: 1 });
    const context = {
      ...{ purpose: 'site' as const, tenant: 'acme', id: site, version: 1 },
    };
    const sealed = await sealSecret(encodeSiteSecret(secret), seal, context);
    return {
      ...{ site, tenant: 'acme', ranges: everySsh, nameServers: [] },
      way: { kind: secret.kind, sealed, context },
      ...more,
    };
  }

  /** Brings a site up and waits until it is. */
  async up(order: SiteOrder): Promise<void> {
    await this.channel.ask('bringUp', order);
    await this.reaches(order.site, 'up');
  }

  async reaches(site: string, state: SiteReport['state']): Promise<void> {
    await until(async () => (await this.report(site))?.state === state).catch(
      async () => {
        const report = JSON.stringify(await this.report(site));
        throw new Error(`${report}\n${this.printed.join('')}`);
      },
    );
  }

  async report(site: string): Promise<SiteReport | undefined> {
    return (await this.channel.ask('status', { site })).report;
  }

  /** Asks at a site's door; gives its answer and the socket, which is joined to the host after OK. */
  async knock(site: string, line: string) {
    const path = siteDoor.path(this.socket, site);
    await until(() => existsSync(path));
    const socket = connect(path);
    this.#knocked.push(socket);
    const answer = new Promise<string>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('connect', () => socket.write(`${line}\n`));
      socket.once('close', () => resolve('closed'));
      let head = '';
      socket.on('readable', function read() {
        // Byte by byte: what comes after the line is the host's.
        for (let byte = socket.read(1); byte; byte = socket.read(1)) {
          if (byte.toString() === '\n') {
            socket.removeListener('readable', read);
            resolve(head);
            return;
          }
          head += byte;
        }
      });
    });
    return { answer: await answer, socket };
  }

  async dial(site: string, host: string, port: number) {
    return this.knock(site, `WARDROOM/1 CONNECT ${host} ${port}`);
  }

  /** Ends it with all its sites; one that was killed is started once more, to clean up. */
  async stop(): Promise<void> {
    const { exitCode, signalCode } = this.#child as ChildProcess;
    if (exitCode !== null || signalCode !== null) await this.begin();
    for (const socket of this.#knocked) socket.destroy();
    this.#socket?.destroy();
    const child = this.#child as ChildProcess;
    const gone = new Promise(resolve => {
      child.once('exit', resolve);
    });
    child.kill('SIGTERM');
    await gone;
    rmSync(this.directory, { recursive: true, force: true });
  }

  async #greet(): Promise<void> {
    this.#socket?.destroy();
    const lines = new MessageLines();
    const socket = connect(this.socket);
    socket.setEncoding('utf8');
    socket.on('error', () => {});
    const channel: Channel = new ControlChannel({
      asks: ConnectorProtocol.connector,
      serves: ConnectorProtocol.portal,
      handlers: {
        changed: report => {
          this.changes.push(report);
        },
      },
      send: message => socket.write(MessageLines.line(message)),
      onFault: () => {},
      timeoutMs: 40_000,
    });
    socket.on('data', text => {
      for (const one of lines.push(String(text))) channel.receive(one);
    });
    await channel.ask('hello', { protocol: 1 });
    this.#socket = socket;
    this.#channel = channel;
  }
}
