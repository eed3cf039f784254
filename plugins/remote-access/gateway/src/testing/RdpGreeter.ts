import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import {
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';

/** An RDP server's agreement to TLS. */
const agreement = Buffer.from('030000130ed000001234000200080001000000', 'hex');

/** As much of an RDP server as shows a certificate; then it does what the test wants. */
export class RdpGreeter {
  private constructor(private readonly server: Server) {}

  /** @param then - what it does with whoever has seen its certificate; nothing if absent */
  static async start(then?: (socket: TLSSocket) => void): Promise<RdpGreeter> {
    const folder = mkdtempSync(join(tmpdir(), 'wardroom-rdp-'));
    const at = (name: string) => join(folder, name);
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'],
        ...['-subj', '/CN=rdp', '-keyout', at('key'), '-out', at('cert')],
      ],
      { stdio: 'ignore' },
    );
    const identity = {
      ...{ key: readFileSync(at('key')), cert: readFileSync(at('cert')) },
    };
    rmSync(folder, { recursive: true });
    const greet = (socket: Socket) => {
      socket.on('error', () => {});
      socket.once('data', () => {
        socket.write(agreement);
        const tls = new TLSSocket(socket, { isServer: true, ...identity });
        tls.on('error', () => {});
        tls.once('secure', () => then?.(tls));
      });
    };
    const server = createServer(greet);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new RdpGreeter(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  stop(): void {
    this.server.close();
  }
}
