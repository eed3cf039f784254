import { createHash } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import proxyAddress from 'proxy-addr';
import {
  browserCookieName,
  findBrowserCookie,
} from '@wardroom/remote-access-common';
import type { TicketDoor } from '../door/TicketDoor';

type Options = {
  node: string;
  door: TicketDoor;
  /** Whether new sessions are taken. */
  isOpen(): boolean;
  trustProxy: string[];
  /** Whether browsers come by https, whatever lies between. */
  secure: boolean;
  /** PEM texts, for https. */
  tls?: { cert: string; key: string };
};

const mostHeaders = 16 * 1024;
const headersMs = 10_000;

/** Where browsers come in, by the ingress: WebSockets of this node, and a word for those who ask whether it is well. */
export class BrowserListener {
  private readonly server: Server;
  private readonly cookie: string;
  private readonly trust: (address: string, hop: number) => boolean;

  constructor(private readonly options: Options) {
    const { tls, secure, trustProxy } = options;
    const limits = {
      maxHeaderSize: mostHeaders,
      headersTimeout: headersMs,
      requestTimeout: headersMs,
      keepAliveTimeout: headersMs,
    };
    const answer = (req: IncomingMessage, res: ServerResponse) =>
      this.answer(req, res);
    this.server = tls
      ? createTlsServer({ ...tls, ...limits, minVersion: 'TLSv1.2' }, answer)
      : createServer(limits, answer);
    this.cookie = browserCookieName(secure);
    this.trust = proxyAddress.compile(trustProxy);
    this.server.on('upgrade', (req, socket, head) =>
      this.receive(req, socket as Socket, head),
    );
  }

  listen(port: number, host: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, resolve);
    });
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private answer(req: IncomingMessage, res: ServerResponse): void {
    const { node, isOpen } = this.options;
    const known = req.url === `/gw/${node}/health` && req.method === 'GET';
    const status = isOpen() ? 200 : 503;
    res.writeHead(known ? status : 404, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'close',
    });
    res.end(known ? (isOpen() && 'ok') || 'draining' : 'Not found');
  }

  private receive(req: IncomingMessage, socket: Socket, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    if (req.url !== `/gw/${this.options.node}/ws`) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    const proof = findBrowserCookie(req.headers.cookie, this.cookie);
    this.options.door.admit(
      {
        id: 0,
        method: req.method ?? 'GET',
        url: req.url,
        rawHeaders: req.rawHeaders,
        head: head.toString('base64'),
        ip: proxyAddress(req, this.trust),
        browser:
          proof && createHash('sha256').update(proof).digest('base64url'),
      },
      socket,
    );
  }
}
