import {
  checkServerIdentity,
  createServer,
  type Server,
  type TLSSocket,
} from 'node:tls';
import {
  ControlProtocol,
  gatewayNames,
  openLineChannel,
} from '@wardroom/remote-access-common';
import type { Gateway } from '../Gateway';
import type { NodePapers } from '../keys/NodeCertificate';

/** A portal vouches every 10 s; one that is silent for so long is not there any more. */
const silenceMs = 30_000;
const greetingMs = 10_000;
const mostPortals = 32;

/** Where portals come to speak with this gateway: TLS, and both sides show a certificate of the operator's authority. */
export class ControlListener {
  private readonly server: Server;
  private readonly sockets = new Set<TLSSocket>();

  constructor(
    private readonly gateway: Gateway,
    papers: NodePapers,
  ) {
    this.server = createServer(
      {
        cert: papers.certificate,
        key: papers.key,
        ca: papers.authority,
        minVersion: 'TLSv1.3',
        requestCert: true,
        rejectUnauthorized: true,
        handshakeTimeout: greetingMs,
      },
      socket => this.accept(socket),
    );
    this.server.maxConnections = mostPortals;
    this.server.on('tlsClientError', (error, socket) => {
      const from = socket.remoteAddress;
      gateway.log('warn', `${from} did not prove who it is: ${error.message}`);
    });
  }

  listen(port: number, host: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, resolve);
    });
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private accept(socket: TLSSocket): void {
    const { gateway } = this;
    const { portal } = gatewayNames;
    const stranger = checkServerIdentity(portal, socket.getPeerCertificate());
    if (stranger) {
      const from = socket.remoteAddress;
      gateway.log('warn', `${from} is not a portal: ${stranger.message}`);
      socket.destroy();
      return;
    }
    this.sockets.add(socket);
    socket.setNoDelay(true);
    socket.setTimeout(silenceMs, () => socket.destroy());
    const line = openLineChannel(socket, {
      asks: ControlProtocol.portal,
      serves: ControlProtocol.gateway,
      handlers: gateway.handlers,
      onFault: sentence => gateway.log('error', sentence),
    });
    gateway.portals.add(line);
    socket.once('close', () => {
      this.sockets.delete(socket);
      gateway.portals.remove(line);
    });
  }
}
