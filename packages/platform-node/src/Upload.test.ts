/** @jest-environment node */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import express from 'express';
import { until } from '@wardroom/platform-test-utils';
import { problemOf } from './problemOf';
import { Upload } from './Upload';

const MOST = 3 * 1024 * 1024;
const type = 'application/octet-stream';

describe('Upload', () => {
  let server: Server;
  /** Sizes of the pieces that were taken, and what the last attempt ended with. */
  let pieces: number[];
  let fault: string | undefined;

  beforeAll(async () => {
    const app = express();
    app.post('/', async (req, res) => {
      try {
        const upload = new Upload(req, type);
        for await (const piece of upload.pieces(MOST))
          pieces.push(piece.length);
        res.end('taken');
      } catch (error) {
        fault = (error as Error).message;
        res.status(problemOf(error).status).end();
      }
    });
    server = createServer(app).listen(0);
    await once(server, 'listening');
  });

  beforeEach(() => {
    pieces = [];
    fault = undefined;
  });

  afterAll(() => new Promise(done => server.close(done)));

  /** Sends these header lines and this body as they are; the status of the answer. */
  async function send(lines: string[], body: Uint8Array | string, end = false) {
    const socket = connect((server.address() as AddressInfo).port);
    let answer = '';
    socket.on('data', data => {
      answer += data;
      socket.destroy();
    });
    socket.on('error', () => {});
    const gone = new Promise(done => socket.once('close', done));
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\n${lines.join('\r\n')}\r\n\r\n`);
    socket.write(body, () => end && socket.destroy());
    await gone;
    return Number(answer.split(' ')[1]);
  }

  const file = (length: number) => [
    ...[`Content-Type: ${type}`, `Content-Length: ${length}`],
  ];

  it('comes in pieces of about 1 MiB', async () => {
    await expect(send(file(MOST), Buffer.alloc(MOST))).resolves.toBe(200);
    expect(pieces.reduce((sum, size) => sum + size)).toBe(MOST);
    expect(Math.max(...pieces)).toBeLessThan(1.2 * 1024 * 1024);
  });

  it('is refused where more is announced than is allowed, before any of it comes', async () => {
    await expect(send(file(MOST + 1), '')).resolves.toBe(413);
    expect(fault).toMatch(/larger than 3 MiB/);
  });

  it('is refused where more comes than is allowed', async () => {
    const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
    const lines = [`Content-Type: ${type}`, 'Transfer-Encoding: chunked'];
    await expect(send(lines, chunk.repeat(4))).resolves.toBe(413);
    expect(pieces.length).toBeLessThan(4);
  });

  it.each([
    ['of announced length', file(MOST), 'x'.repeat(1_500_000)],
    [
      'in chunks',
      [`Content-Type: ${type}`, 'Transfer-Encoding: chunked'],
      '5\r\nhello\r\n',
    ],
  ])(
    'that breaks off is told from one that ends: %s',
    async (_, lines, body) => {
      await send(lines, body, true);
      await until(() => fault !== undefined);
      expect(fault).toBe('The file broke off before its end: send it again');
    },
  );

  it.each([
    ['JSON', ['Content-Type: application/json']],
    ['a form', ['Content-Type: application/x-www-form-urlencoded']],
    ['without a type', []],
    ['packed on its way', [...file(1), 'Content-Encoding: gzip']],
  ])(
    'is not taken where it says that it is something else: %s',
    async (_, lines) => {
      await expect(send(lines, 'x')).resolves.toBe(415);
      expect(pieces).toEqual([]);
    },
  );
});
