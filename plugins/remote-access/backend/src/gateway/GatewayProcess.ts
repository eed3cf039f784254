import { fork, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  ControlChannel,
  ControlProtocol,
  gatewayArguments,
  type GatewaySettings,
  type Upgrade,
} from '@wardroom/remote-access-common';
import type { GatewayProgram } from './GatewayProgram';
import {
  GatewayRun,
  type GatewayChannel,
  type PortalHandlers,
} from './GatewayRun';
import { typescriptArguments } from './typescriptArguments';

/** A gateway beats every 5 s; one that is silent for so long is ended. */
const SILENCE_MS = 15_000;
const HELLO_MS = 20_000;

// Nothing of the portal's environment reaches the gateway: not the database's address, no key.
const PASSED_ON = ['PATH', 'HOME', 'TZ', 'LANG', 'NODE_ENV', 'TMPDIR'];

export type GatewayProcessOptions = {
  program: GatewayProgram;
  settings: GatewaySettings;
  handlersFor(run: GatewayRun): PortalHandlers;
  logger: LoggerService;
};

/** One run of the gateway as a child process, from its start to its end. */
export class GatewayProcess extends GatewayRun {
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>;
  readonly channel: GatewayChannel;
  readonly #child: ChildProcess;
  #handedOver = 0;
  #lastSign = performance.now();
  #watch?: NodeJS.Timeout;

  private constructor(options: GatewayProcessOptions) {
    super();
    const { program, logger } = options;
    this.#child = fork(program.path, [], {
      execArgv: [
        ...gatewayArguments,
        ...(program.execArgv ?? typescriptArguments(process.execArgv)),
      ],
      env: Object.fromEntries(
        PASSED_ON.flatMap(name => {
          const value = process.env[name];
          return value === undefined ? [] : [[name, value]];
        }),
      ),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.channel = this.#openChannel(options);
    this.gone = new Promise(resolve => {
      // Each of the messages that a process which is gone does not take is an error, and the first is no end of them.
      this.#child.on('error', error => {
        logger.warn('the gateway takes nothing any more', error);
        resolve();
      });
      this.#child.once('exit', () => resolve());
    });
    void this.gone.then(() => {
      clearTimeout(this.#watch);
      this.channel.close();
    });
    for (const output of [this.#child.stdout, this.#child.stderr]) {
      if (!output) continue;
      createInterface({ input: output }).on('line', line => {
        logger.warn(`gateway: ${line.slice(0, 2000)}`);
      });
    }
  }

  /** Starts the program and greets it. Throws when it does not answer; no process is left then. */
  static async start(options: GatewayProcessOptions): Promise<GatewayProcess> {
    const gateway = new GatewayProcess(options);
    try {
      await gateway.channel.ask('hello', options.settings, {
        timeoutMs: HELLO_MS,
      });
      await gateway.refresh();
    } catch (error) {
      await gateway.kill();
      throw error;
    }
    gateway.#watchForSilence();
    return gateway;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Hands over a socket, which belongs to the gateway from then on. */
  handOver(upgrade: Omit<Upgrade, 'id'>, socket: Socket): void {
    this.#handedOver += 1;
    const id = this.#handedOver;
    this.channel.tell('upgrade', { ...upgrade, id }, socket);
    // Node keeps what is sent behind a socket until it has let go of that.
    this.channel.tell('released', { id });
  }

  /** Lets the open sessions go on for so many seconds, then ends the process. */
  async drain(seconds: number): Promise<void> {
    const patience = { timeoutMs: (seconds + 8) * 1000 };
    await this.channel.ask('drain', { seconds }, patience).catch(() => {});
    // Without its portal a gateway seals what is left and exits by itself.
    if (this.#child.connected) this.#child.disconnect();
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 5_000);
    await this.gone;
    clearTimeout(late);
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.gone;
  }

  #openChannel({ handlersFor, logger }: GatewayProcessOptions): GatewayChannel {
    const channel: GatewayChannel = new ControlChannel({
      asks: ControlProtocol.gateway,
      serves: ControlProtocol.portal,
      handlers: handlersFor(this),
      send: (message, handle) => {
        if (!this.#child.connected) throw new Error('The gateway is gone');
        this.#post(message as object, handle as Socket | undefined);
      },
      onFault: sentence => logger.warn(`gateway: ${sentence}`),
    });
    this.#child.on('message', message => {
      this.#lastSign = performance.now();
      channel.receive(message);
    });
    return channel;
  }

  #post(message: object, socket: Socket | undefined): void {
    if (!socket) {
      this.#child.send(message);
      return;
    }
    // Node would go on counting it among its server's sockets, and a server that lent sockets to a child which is gone
    // never closes. So it leaves its server here, and is let go of when the child has it.
    Object.assign(socket, { server: undefined });
    this.#child.send(message, socket, {}, () => socket.destroy());
  }

  #watchForSilence(): void {
    this.#watch = setTimeout(() => {
      if (performance.now() - this.#lastSign > SILENCE_MS)
        this.#child.kill('SIGKILL');
      else this.#watchForSilence();
    }, 1_000);
    this.#watch.unref();
  }
}
