import {
  connect,
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import {
  Server as SshServer,
  utils,
  type AuthContext,
  type Connection,
  type ServerChannel,
  type ServerConfig,
  type SFTPWrapper,
} from 'ssh2';
import type { HostKey } from '@wardroom/remote-access-common';
import { hostKeyOf } from '../dial/hostKeyOf';

type Behaviour = {
  /** Judges each attempt to sign in; the default takes everyone. */
  authenticate?(context: AuthContext, connection: Connection): void;
  /** Refuses to open a terminal. */
  noShell?: boolean;
  /** Has the terminal once it is open. */
  onShell?(channel: ServerChannel, connection: Connection): void;
  /** Opens streams to whatever address is asked for, as a jump host does. */
  forwards?: boolean;
  /** Has the channel for files once it is open. */
  onSftp?(sftp: SFTPWrapper): void;
  config?: Partial<ServerConfig>;
};

/** An SSH server that behaves as no good one does. */
export class OddSshServer {
  private constructor(
    readonly port: number,
    readonly hostKey: HostKey,
    private readonly running: {
      server: SshServer;
      connections: Set<Connection>;
      sockets: Set<Socket>;
    },
  ) {}

  static async start(behaviour: Behaviour = {}): Promise<OddSshServer> {
    const hostKey = makeHostKey();
    const connections = new Set<Connection>();
    const server = new SshServer(
      { hostKeys: [hostKey], ...behaviour.config },
      connection => {
        connections.add(connection);
        connection.on('error', () => {});
        connection.on('authentication', context =>
          behaviour.authenticate
            ? behaviour.authenticate(context, connection)
            : context.accept(),
        );
        connection.on('tcpip', (accept, refuse, { destIP, destPort }) => {
          if (!behaviour.forwards) {
            refuse();
            return;
          }
          const stream = accept();
          const socket = connect(destPort, destIP);
          socket.on('error', () => stream.destroy());
          stream.on('error', () => socket.destroy());
          stream.pipe(socket).pipe(stream);
        });
        connection.on('session', accept => {
          const session = accept();
          session.on('pty', allow => allow());
          session.on('window-change', allow => allow?.());
          session.on('sftp', (open, refuse) => {
            if (behaviour.onSftp) behaviour.onSftp(open());
            else refuse();
          });
          session.on('shell', (open, refuse) => {
            if (behaviour.noShell) {
              refuse?.();
              return;
            }
            const channel = open();
            channel.on('error', () => {});
            behaviour.onShell?.(channel, connection);
          });
        });
      },
    );
    const sockets = new Set<Socket>();
    const { _srv } = server as unknown as { _srv: Server };
    _srv.on('connection', socket => sockets.add(socket));
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const running = { server, connections, sockets };
    return new OddSshServer(port, keyOf(hostKey), running);
  }

  /** Cuts all connections without a word. */
  cut(): void {
    for (const socket of this.running.sockets) socket.resetAndDestroy();
  }

  async stop(): Promise<void> {
    for (const connection of this.running.connections) connection.end();
    // A client that does not read would never hear it.
    for (const socket of this.running.sockets) socket.destroy();
    await new Promise<void>(resolve => {
      this.running.server.close(() => resolve());
    });
  }
}

/** A TCP server that speaks no SSH at all. */
export class RawServer {
  private constructor(
    readonly port: number,
    private readonly server: Server,
    private readonly sockets: Set<Socket>,
  ) {}

  static async start(onSocket: (socket: Socket) => void): Promise<RawServer> {
    const sockets = new Set<Socket>();
    const server = createServer(socket => {
      sockets.add(socket);
      socket.on('error', () => {});
      onSocket(socket);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    return new RawServer(port, server, sockets);
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }
}

function keyOf(privateKey: string): HostKey {
  const key = utils.parseKey(privateKey);
  if (key instanceof Error) throw key;
  return hostKeyOf(key.getPublicSSH());
}

// About one in 400 of the keys that ssh2 makes is malformed, and its own parser says so.
export function makeHostKey(): string {
  const { private: key } = utils.generateKeyPairSync('ed25519');
  return utils.parseKey(key) instanceof Error ? makeHostKey() : key;
}
