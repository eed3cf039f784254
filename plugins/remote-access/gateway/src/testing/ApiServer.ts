import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from './selfSigned';

/** What its answers hold that a terminal would obey. */
const harmful = '\u001b]0;owned\u0007\u001b[2J\u202Etxt';

/** A web API whose answers are as bad as answers can be; it tells everybody what they asked. */
export class ApiServer {
  readonly asked: { line: string; body: string }[] = [];

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {
    server.on('request', (request, response) => {
      void this.answer(request, response);
    });
  }

  static async start(port = 0): Promise<ApiServer> {
    const server = createTlsServer(selfSigned());
    await new Promise<void>(resolve => {
      server.listen(port, '127.0.0.1', resolve);
    });
    return new ApiServer(server, (server.address() as AddressInfo).port);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { method = '', url = '', headers } = request;
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces).toString();
    const line = `${method} ${url}`;
    this.asked.push({ line, body });
    const say = (type: string, content: string | Buffer, more = {}) =>
      response.writeHead(200, { 'content-type': type, ...more }).end(content);
    const [path] = url.split('?');
    if (path === '/echo') {
      say('application/json', JSON.stringify({ line, headers, body }), {
        'set-cookie': 'session=stolen',
        ...(headers.authorization && {
          ...{ 'x-asked': headers.authorization },
          ...{ authorization: headers.authorization },
        }),
      });
    } else if (path === '/away') {
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    } else if (path === '/harm') {
      say('text/plain', `before ${harmful} after`);
    } else if (path === '/picture') {
      say('image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47]));
    } else if (path === '/long') {
      say('text/plain', 'x'.repeat(3_000_000));
    } else if (path !== '/silent') {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not here');
    }
  }
}
