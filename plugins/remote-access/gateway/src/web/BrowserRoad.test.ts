import { mkdtemp, rm } from 'node:fs/promises';
import {
  connect,
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  parseWebOrigin,
  type DesktopOrder,
} from '@wardroom/remote-access-common';
import { TargetPaths } from '../dial/TargetPaths';
import { leadThrough } from '../openssh/leadThrough';
import type { CredentialSource } from '../store/CredentialSource';
import { BrowserRoad } from './BrowserRoad';
import { openWebAddress } from './openWebAddress';

describe('the road of a browser', () => {
  let folder: string;
  let echo: Server;
  let port: number;
  const roads: BrowserRoad[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardroom-road-'));
    echo = createServer(socket => socket.pipe(socket));
    await new Promise<void>(resolve => {
      echo.listen(0, '127.0.0.1', resolve);
    });
    ({ port } = echo.address() as AddressInfo);
  });
  afterEach(() => {
    for (const road of roads.splice(0)) road.stop();
  });
  afterAll(async () => {
    echo.close();
    await rm(folder, { recursive: true });
  });

  /** A road of a session on this target, which allows these places too. */
  async function start(host: string, origins: string[] = []) {
    const path = join(folder, `road-${roads.length}-${origins.length}-${host}`);
    const order = {
      target: { host, port },
      ...{ road: { kind: 'direct' }, jumps: [] },
    } as unknown as DesktopOrder;
    const places = [`http://${host}:${port}`, ...origins].flatMap(
      text => parseWebOrigin(text) ?? [],
    );
    const paths = new TargetPaths({} as CredentialSource, leadThrough);
    const road = await BrowserRoad.start(path, undefined, address =>
      openWebAddress(
        paths,
        { order, origins: places, signal: AbortSignal.timeout(30_000) },
        address,
      ),
    );
    roads.push(road);
    return path;
  }

  const greeting = Buffer.from([5, 1, 0]);

  function request(host: string, to = port): Buffer {
    const name = Buffer.from(host);
    const end = Buffer.alloc(2);
    end.writeUInt16BE(to);
    return Buffer.concat([Buffer.from([5, 1, 0, 3, name.length]), name, end]);
  }

  /** What comes back for these bytes until the road closes, or so many bytes are there. */
  function answers(path: string, bytes: Buffer, most: number): Promise<Buffer> {
    return new Promise(resolve => {
      const socket: Socket = connect(path);
      let got = Buffer.alloc(0);
      const done = () => {
        socket.destroy();
        resolve(got);
      };
      socket.on('data', piece => {
        got = Buffer.concat([got, piece]);
        if (got.length >= most) done();
      });
      socket.on('error', done);
      socket.on('close', done);
      socket.write(bytes);
    });
  }

  /** Code with which a request is answered. */
  async function code(path: string, host: string, to?: number) {
    const bytes = Buffer.concat([greeting, request(host, to)]);
    return (await answers(path, bytes, 12))[3];
  }

  it('leads to the target, and hands on what comes behind the request', async () => {
    const path = await start('127.0.0.1');
    const bytes = Buffer.concat([
      greeting,
      request('127.0.0.1'),
      Buffer.from('hello'),
    ]);
    const got = await answers(path, bytes, 17);
    expect(got.subarray(12).toString()).toBe('hello');
  });

  it('leads nowhere else: not to other hosts, and not to other ports', async () => {
    const path = await start('127.0.0.1');
    expect(await code(path, 'www.example.com', 443)).toBe(2);
    expect(await code(path, '127.0.0.1', port + 1)).toBe(2);
    expect(await code(path, '127.1')).toBe(2);
    expect(await code(path, '::ffff:127.0.0.1')).toBe(2);
  });

  it('leads to this machine and to metadata of clouds only where they are the target', async () => {
    const path = await start('10.99.0.5', [
      `http://localhost:${port}`,
      `http://127.0.0.1:${port}`,
      'http://169.254.169.254',
      'http://[fd00:ec2::254]',
      'http://100.100.100.200',
    ]);
    expect(await code(path, 'localhost')).toBe(2);
    expect(await code(path, '127.0.0.1')).toBe(2);
    expect(await code(path, '169.254.169.254', 80)).toBe(2);
    expect(await code(path, 'fd00:ec2::254', 80)).toBe(2);
    expect(await code(path, '100.100.100.200', 80)).toBe(2);
    expect(await code(await start('localhost'), 'localhost')).toBe(0);
  });

  it('says that nobody is there', async () => {
    const path = await start('127.0.0.1', ['http://127.0.0.1:1']);
    expect(await code(path, '127.0.0.1', 1)).toBe(4);
    expect(roads[0].lastFailure).toMatchObject({ reason: 'unreachable' });
  });

  it.each([
    ['HTTP', Buffer.from('CONNECT 127.0.0.1:80 HTTP/1.1\r\n\r\n')],
    ['SOCKS 4', Buffer.from([4, 1, 0, 80, 127, 0, 0, 1, 0])],
    [
      'a listener',
      Buffer.concat([greeting, Buffer.from([5, 2, 0, 1, 0, 0, 0, 0, 0, 0])]),
    ],
  ])('does not speak with who asks for %s', async (_, bytes) => {
    const path = await start('127.0.0.1');
    const got = await answers(path, bytes, 100);
    expect([...got.subarray(-10)]).toEqual([5, 4, 0, 1, 0, 0, 0, 0, 0, 0]);
  });
});
