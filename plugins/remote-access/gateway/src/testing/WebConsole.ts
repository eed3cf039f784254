import { createServer, type Server as HttpServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { consolePages } from './consolePages';
import { selfSigned } from './selfSigned';

/** What its download holds. */
export const backup = 'set hostname fw-01\n'.repeat(5_000);

type Asked = { method: string; path: string; body: string };

/** What a console lets in: a name, its password, and a one-time code where it wants one. */
export type ConsolePerson = {
  username: string;
  password: string;
  /** The codes that are right at this moment, the one before among them as on real consoles. */
  codes?: () => string[];
};

/** A web application with a sign-in, as firewalls and the like have; its pages are `consolePages`. */
export class WebConsole {
  /** What browsers asked of it, in their order. */
  readonly asked: Asked[] = [];
  readonly port: number;

  private constructor(
    private readonly server: HttpServer,
    private readonly person: ConsolePerson,
    readonly scheme: 'https' | 'http',
  ) {
    this.port = (server.address() as AddressInfo).port;
    server.on('request', (request, response) => {
      void this.answer(request, response);
    });
  }

  /** @param tls - whether it has a certificate, which it signed itself */
  static async start(person: ConsolePerson, tls = true): Promise<WebConsole> {
    const server = tls ? createTlsServer(selfSigned()) : createServer();
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new WebConsole(server, person, tls ? 'https' : 'http');
  }

  get origin(): string {
    return `${this.scheme}://127.0.0.1:${this.port}`;
  }

  /** Bodies that a page sent to this path. */
  told(path: string): string[] {
    return this.asked.filter(one => one.path === path).map(({ body }) => body);
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
    const { method = '', url = '' } = request;
    const [path] = url.split('?');
    const body = await bodyOf(request);
    this.asked.push({ method, path, body });
    const signedIn = /in=yes/.test(request.headers.cookie ?? '');
    const page = (html: string, status = 200) => {
      const type = { 'content-type': 'text/html; charset=utf-8' };
      response.writeHead(status, type).end(html);
    };
    const go = (location: string, more = {}) =>
      response.writeHead(303, { location, ...more }).end();
    if (method === 'POST' && path.startsWith('/sign-in')) {
      const next = this.check(path, new URLSearchParams(body));
      const cookie = { 'set-cookie': 'in=yes; Path=/; HttpOnly' };
      const { referer = '' } = request.headers;
      if (next !== 'in') page(consolePages[next]);
      else go(referer.includes('/hostile') ? referer : '/status', cookie);
    } else if (method === 'POST') {
      page('');
    } else if (path === '/basic' && !this.isBasic(request)) {
      const challenge = { 'www-authenticate': 'Basic realm="console"' };
      response.writeHead(401, challenge).end('Who are you?');
    } else if (path === '/away') {
      go('http://169.254.169.254/latest/meta-data/');
    } else if (path === '/backup' || path === '/disk') {
      const name = `attachment; filename="${path.slice(1)}.cfg"`;
      response.writeHead(200, { 'content-disposition': name });
      response.end(path === '/disk' ? Buffer.alloc(4_000_000) : backup);
    } else if (path === '/favicon.ico') {
      page('', 404);
    } else {
      page(consolePages[signedIn || isOpen(path) ? pageOf(path) : '/']);
    }
  }

  private check(path: string, given: URLSearchParams) {
    const { username, password, codes } = this.person;
    const named = given.get('user') === username;
    if (path === '/sign-in/name') return named ? 'password' : '/name';
    if (path === '/sign-in/code') {
      return codes?.().includes(given.get('otp') ?? '') ? 'in' : 'code';
    }
    const right = named && given.get('secret') === password;
    if (!right) return '/';
    return codes ? 'code' : 'in';
  }

  private isBasic({ headers }: IncomingMessage): boolean {
    const { username, password } = this.person;
    const pair = Buffer.from(`${username}:${password}`).toString('base64');
    return headers.authorization === `Basic ${pair}`;
  }
}

const isOpen = (path: string) => ['/name', '/plain', '/basic'].includes(path);

function pageOf(path: string): keyof typeof consolePages {
  return path !== '/' && path in consolePages
    ? (path as keyof typeof consolePages)
    : 'status';
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}
