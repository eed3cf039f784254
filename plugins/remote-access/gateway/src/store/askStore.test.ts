import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createRawServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askStore } from './askStore';
import { forbiddenAddress } from './forbiddenAddress';

const json = { 'content-type': 'application/json' };
const question = { method: 'GET' as const, path: '/v1/x' };

describe('asking a store', () => {
  const closing: (() => void)[] = [];
  afterAll(() => closing.forEach(close => close()));

  async function serve(server: Server | ReturnType<typeof createRawServer>) {
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    closing.push(() => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
    return (server.address() as AddressInfo).port;
  }

  const store = async (listener: RequestListener) =>
    `http://127.0.0.1:${await serve(createServer(listener))}`;

  const ask = (
    address: string,
    more: { authorities?: string; ms?: number } = {},
  ) =>
    askStore(
      {
        ...{ address, authorities: more.authorities },
        signal: AbortSignal.timeout(more.ms ?? 5_000),
      },
      question,
    );

  it('gives status and body of every answer in JSON', async () => {
    const address = await store((request, response) => {
      const known = request.headers.authorization === undefined;
      response.writeHead(known ? 403 : 500, json).end('{"errors":["no"]}');
    });
    expect(await ask(address)).toEqual({
      status: 403,
      body: { errors: ['no'] },
    });
  });

  it('goes nowhere else, and least of all with the secret', async () => {
    let visits = 0;
    const elsewhere = await store((_, response) => {
      visits += 1;
      response.end();
    });
    for (const status of [301, 302, 303, 307, 308]) {
      for (const location of [elsewhere, 'http://169.254.169.254/latest/']) {
        const address = await store((_, response) =>
          response.writeHead(status, { location, ...json }).end('{}'),
        );
        await expect(ask(address)).rejects.toMatchObject({
          reason: 'store-misbehaved',
        });
      }
    }
    expect(visits).toBe(0);
  });

  it.each<[string, RequestListener]>([
    [
      'an answer without end',
      (_, response) => {
        response.writeHead(200, json);
        const more = () => {
          while (response.write(Buffer.alloc(65_536, ' ')));
          response.once('drain', more);
        };
        more();
      },
    ],
    [
      'a page in HTML',
      (_, response) =>
        response.setHeader('content-type', 'text/html').end('<p>'),
    ],
    [
      'half a JSON',
      (_, response) => response.writeHead(200, json).end('{"data":'),
    ],
    [
      'a compressed answer',
      (_, response) =>
        response
          .writeHead(200, { ...json, 'content-encoding': 'gzip' })
          .end('x'),
    ],
    [
      'headers without end',
      (_, response) =>
        response.writeHead(200, { ...json, x: 'x'.repeat(20_000) }).end('{}'),
    ],
  ])('takes %s for a misbehaviour', async (_, listener) => {
    await expect(ask(await store(listener))).rejects.toMatchObject({
      reason: 'store-misbehaved',
    });
  });

  it('takes only the status of a proxy that explains itself in HTML', async () => {
    const address = await store((_, response) =>
      response
        .writeHead(503, { 'content-type': 'text/html' })
        .end('<h1>secret'),
    );
    expect(await ask(address)).toEqual({ status: 503 });
  });

  it('takes something that is no HTTP for a misbehaviour', async () => {
    const raw = createRawServer(socket =>
      socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
    );
    const address = `http://127.0.0.1:${await serve(raw)}`;
    await expect(ask(address)).rejects.toMatchObject({
      reason: 'store-misbehaved',
    });
  });

  it.each<[string, RequestListener]>([
    ['never answers', () => {}],
    [
      'sends one byte after the other',
      (_, response) => {
        response.writeHead(200, json);
        const timer = setInterval(() => response.write(' '), 20);
        response.once('close', () => clearInterval(timer));
      },
    ],
  ])('has no patience with a store that %s', async (_, listener) => {
    const address = await store(listener);
    await expect(ask(address, { ms: 200 })).rejects.toMatchObject({
      reason: 'store-unreachable',
    });
  });

  it('says that nobody is there', async () => {
    const port = await serve(createServer());
    closing.pop()?.();
    await expect(ask(`http://127.0.0.1:${port}`)).rejects.toMatchObject({
      reason: 'store-unreachable',
    });
  });

  it.each([
    'http://vault.example.com:8200',
    'http://10.0.0.7:8200',
    'https://169.254.169.254',
    'https://[fd00:ec2::254]',
    'https://[::ffff:169.254.169.254]',
    'https://0.0.0.0:8200',
    'https://127.0.0.2:8200',
    'https://2852039166',
  ])('does not even begin with %s', async address => {
    await expect(ask(address)).rejects.toMatchObject({
      reason: 'store-forbidden',
    });
  });

  it.each([
    ['10.1.2.3', false, false],
    ['203.0.113.9', false, false],
    ['127.0.0.1', false, true],
    ['127.0.0.1', true, false],
    ['::1', true, false],
    ['10.1.2.3', true, true],
    ['169.254.169.254', false, true],
    ['::ffff:169.254.169.254', false, true],
    ['100.100.100.200', false, true],
    ['fe80::1', false, true],
    ['2001:db8::1', false, false],
  ])(
    'finds that %s (on this machine: %s) is forbidden: %s',
    (address, local, is) => {
      expect(forbiddenAddress(address, local)).toBe(is);
    },
  );

  it('tells nothing of what the other side said', async () => {
    const address = await store((_, response) =>
      response.writeHead(200, json).end('{"data": hvs.canary}'),
    );
    const error = await ask(address).catch((e: Error) => e);
    expect(`${error} ${(error as Error).stack}`).not.toContain('canary');
  });

  describe('over TLS', () => {
    const directory = mkdtempSync(join(tmpdir(), 'wardroom-tls-'));
    const at = (name: string) => join(directory, name);
    afterAll(() => rmSync(directory, { recursive: true }));

    /** A certificate that signs itself, for this name. */
    function certificate(name: string, alternative: string): string {
      execFileSync(
        'openssl',
        [
          ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'],
          ...['-keyout', at(`${name}.key`), '-out', at(`${name}.pem`)],
          ...[
            '-subj',
            `/CN=${name}`,
            '-addext',
            `subjectAltName=${alternative}`,
          ],
        ],
        { stdio: 'ignore' },
      );
      return readFileSync(at(`${name}.pem`), 'utf8');
    }

    const secure = (name: string) =>
      serve(
        createTlsServer(
          {
            key: readFileSync(at(`${name}.key`)),
            cert: readFileSync(at(`${name}.pem`)),
          },
          (_, response) => response.writeHead(200, json).end('{"data":1}'),
        ),
      );

    it('trusts the given authority for the right name, and nobody else', async () => {
      const right = certificate('right', 'IP:127.0.0.1');
      const wrong = certificate('wrong', 'DNS:vault.example.com');
      const port = await secure('right');
      const address = `https://127.0.0.1:${port}`;
      expect(await ask(address, { authorities: right })).toEqual({
        ...{ status: 200, body: { data: 1 } },
      });
      const untrusted = { reason: 'store-untrusted' };
      await expect(ask(address)).rejects.toMatchObject(untrusted);
      await expect(ask(address, { authorities: wrong })).rejects.toMatchObject(
        untrusted,
      );
      const other = `https://127.0.0.1:${await secure('wrong')}`;
      await expect(ask(other, { authorities: wrong })).rejects.toMatchObject(
        untrusted,
      );
    });
  });
});
