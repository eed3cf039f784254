import { fork, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ControlChannel,
  ControlProtocol,
  controlProtocolVersion,
  createRecipientKey,
  gatewayArguments,
  importRecipientKey,
  type GatewayIdentity,
  type GatewaySettings,
  type Handlers,
  type FileRecord,
  type HostKey,
  type LoggedCommand,
  type RecipientKey,
  type Redemption,
  type SessionEnd,
  type SessionLife,
} from '@wardroom/remote-access-common';
import {
  terminalOrder,
  type OrderWishes,
  type SealedOrder,
} from './terminalOrder';

type Options = {
  limits?: GatewaySettings['limits'];
  /** State and recordings of an earlier gateway, to start again on them. */
  directory?: string;
  origins?: string[];
  scanner?: string[];
  guacd?: GatewaySettings['guacd'];
  browser?: GatewaySettings['browser'];
};

type Portal = (typeof ControlProtocol)['portal'];
type GatewayCalls = (typeof ControlProtocol)['gateway'];

/** Sockets on their way to the gateway. */
const mostUnderWay = 64;
/** What the portal answers to what it only keeps. */
const noted = (_: unknown) => ({});
const program = join(__dirname, '..', 'main.ts');
const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');

/** The other side of the process boundary: a server that hands upgrades to a real gateway, and answers to be changed. */
export class FakePortal {
  identity!: GatewayIdentity;
  holder!: RecipientKey;
  readonly ends: SessionEnd[] = [];
  readonly pins: HostKey[] = [];
  readonly files: FileRecord[] = [];
  readonly commands: LoggedCommand[] = [];
  readonly lives = new Map<string, SessionLife>();
  /** Every message of the gateway but heartbeats, as JSON. */
  readonly heard: string[] = [];
  readonly faults: string[] = [];
  /** The longest that the gateway's event loop was busy without a break, as its heartbeats told. */
  longestBusyMs = 0;
  /** What the portal answers; a test may change it. */
  readonly answers = {
    ...{ activate: true, resume: true, pin: true, ended: true },
    file: true,
    /** Comes before that to a visit. */
    visit: Promise.resolve(),
  };
  private readonly tickets = new Map<string, Redemption>();
  private readonly watchers = new Set<() => void>();
  private readonly sockets = new Set<Socket>();
  private underWay = 0;

  private readonly channel: ControlChannel<GatewayCalls, Portal>;

  private constructor(
    readonly directory: string,
    private readonly server: Server,
    private readonly child: ChildProcess,
  ) {
    this.channel = new ControlChannel({
      asks: ControlProtocol.gateway,
      serves: ControlProtocol.portal,
      handlers: this.handlers(),
      send: (message, socket) => this.send(message as object, socket as Socket),
      onFault: sentence => this.faults.push(sentence),
    });
    child.on('message', message => this.receive(message));
    server.on('connection', socket => this.sockets.add(socket));
    server.on('upgrade', (request, socket, head) =>
      this.handOver(request, socket as Socket, head),
    );
  }

  static async start(options: Options = {}): Promise<FakePortal> {
    const directory =
      options.directory ?? (await mkdtemp(join(tmpdir(), 'wardroom-gateway-')));
    const server = createServer((_, response) => response.end('portal'));
    await new Promise<void>(resolve => {
      server.listen({ host: '127.0.0.1', port: 0, backlog: 4096 }, resolve);
    });
    const child = fork(program, [], {
      execArgv: [...gatewayArguments, '--require', transform],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const portal = new FakePortal(directory, server, child);
    portal.holder = await importRecipientKey(await createRecipientKey());
    portal.identity = await portal.channel
      .ask(
        'hello',
        {
          protocol: controlProtocolVersion,
          node: 'node-1',
          stateDirectory: join(directory, 'state'),
          recordingsDirectory: join(directory, 'recordings'),
          origins: options.origins ?? [portal.origin],
          limits: options.limits,
          scanner: options.scanner,
          guacd: options.guacd,
          browser: options.browser,
        },
        { timeoutMs: 30_000 },
      )
      .catch(async (error: Error) => {
        await portal.stop({ keep: true });
        throw error;
      });
    return portal;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get ask() {
    return this.channel.ask.bind(this.channel);
  }

  /** Says that everybody may be there, as the portal does every second or so. */
  vouch(): void {
    this.channel.tell('vouch', {});
  }

  /** An order for a terminal, sealed to this gateway. */
  order(wishes: OrderWishes): Promise<SealedOrder> {
    const { holder, identity: keys } = this;
    return terminalOrder({ keys, holder, ...wishes });
  }

  /** A ticket that is good for this order, once. */
  ticketFor(order: Extract<Redemption, { accepted: true }>['order']): string {
    const ticket = randomBytes(32).toString('base64url');
    this.tickets.set(hashOf(ticket), { accepted: true, order });
    return ticket;
  }

  /** Waits until something holds; fails with what was heard. */
  async until(what: () => boolean, timeoutMs = 30_000): Promise<void> {
    const start = Date.now();
    while (!what()) {
      if (Date.now() - start > timeoutMs) {
        throw new Error(`It did not happen. Heard: ${this.heard.join('\n')}`);
      }
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, 50);
        this.watchers.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  async endOf(session: string, timeoutMs?: number): Promise<SessionEnd> {
    const find = () => this.ends.find(end => end.session === session);
    await this.until(() => find() !== undefined, timeoutMs);
    return find() as SessionEnd;
  }

  /** What a crash of the portal's process does to the gateway. */
  vanish(): void {
    this.child.disconnect();
  }

  get exited(): Promise<number | null> {
    const { child } = this;
    if (child.exitCode !== null) return Promise.resolve(child.exitCode);
    if (child.signalCode !== null) return Promise.resolve(null);
    return new Promise(resolve => {
      child.once('exit', resolve);
    });
  }

  /** Ends the gateway and the server. The directory stays for a next one when `keep` is set. */
  async stop({ keep = false } = {}): Promise<void> {
    if (this.child.connected) this.child.disconnect();
    const late = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await this.exited;
    clearTimeout(late);
    this.channel.close();
    for (const socket of this.sockets) socket.destroy();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
    if (!keep) await rm(this.directory, { recursive: true });
  }

  private receive(message: unknown): void {
    this.channel.receive(message);
    const { call } = message as { call?: string };
    if (call && call !== 'heartbeat') this.heard.push(JSON.stringify(message));
    setImmediate(() => {
      for (const watcher of this.watchers) watcher();
      this.watchers.clear();
    });
  }

  // A server whose worker is gone never closes while it counts a socket that it gave away: cut from it, put away when sent.
  private send(message: object, socket?: Socket): void {
    if (!this.child.connected) return;
    if (socket) Reflect.set(socket, 'server', undefined);
    this.child.send(message, socket, () => {
      if (!socket) return;
      socket.destroy();
      this.underWay -= 1;
    });
  }

  private handOver(request: IncomingMessage, socket: Socket, head: Buffer) {
    this.sockets.delete(socket);
    socket.on('error', () => {});
    // Sockets travel one by one, and all messages behind them: a flood must not fill the channel.
    if (this.underWay >= mostUnderWay) {
      socket.end('HTTP/1.1 503 Busy\r\nConnection: close\r\n\r\n');
      return;
    }
    this.underWay += 1;
    const id = socket.remotePort ?? 0;
    this.channel.tell(
      'upgrade',
      {
        ...{ id, rawHeaders: request.rawHeaders },
        ...{ method: request.method ?? '', url: request.url ?? '' },
        ...{ head: head.toString('base64'), ip: socket.remoteAddress ?? '' },
      },
      socket,
    );
    this.channel.tell('released', { id });
  }

  private handlers(): Handlers<Portal> {
    return {
      redeem: ({ ticketHash }) => {
        const redemption = this.tickets.get(ticketHash);
        this.tickets.delete(ticketHash);
        const message = 'This ticket is not valid any more.';
        return redemption ?? { accepted: false, message };
      },
      pinHostKey: ({ hostKey }) => {
        this.pins.push(hostKey);
        return { accepted: this.answers.pin };
      },
      activate: () => ({ allowed: this.answers.activate }),
      resume: () => ({ allowed: this.answers.resume }),
      ended: end => {
        if (!this.answers.ended) throw new Error('The database is away');
        this.ends.push(end);
        return {};
      },
      ...{ presence: noted, checkpoint: noted, unrecorded: noted },
      visit: input => this.answers.visit.then(() => noted(input)),
      commands: ({ commands }) => noted(this.commands.push(...commands)),
      life: ({ session, life }) => noted(this.lives.set(session, life)),
      file: ({ file }) => {
        this.files.push(file);
        return { allowed: this.answers.file };
      },
      heartbeat: ({ loopMaxMs }) => {
        this.longestBusyMs = Math.max(this.longestBusyMs, loopMaxMs);
      },
      log: ({ message }) => void this.faults.push(message),
    };
  }
}

function hashOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('base64url');
}
