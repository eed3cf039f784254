import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A publisher of lists on this machine that answers as the test wants. */
export class FeedServer {
  readonly #server: Server;
  readonly url: URL;
  #answer: RequestListener = (_, response) => response.writeHead(404).end();

  private constructor(server: Server) {
    this.#server = server;
    const { port } = server.address() as AddressInfo;
    this.url = new URL(`http://127.0.0.1:${port}/list`);
    server.on('request', (request, response) =>
      this.#answer(request, response),
    );
  }

  static async start(): Promise<FeedServer> {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => {
      server.once('listening', resolve);
    });
    return new FeedServer(server);
  }

  answers(answer: RequestListener): void {
    this.#answer = answer;
  }

  /** Answers with this, whatever is asked. */
  gives(body: string | Buffer): void {
    this.answers((_, response) => response.writeHead(200).end(body));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }
}
