/** @jest-environment node */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import express from 'express';
import {
  defineContract,
  endpoint,
  definePermission,
} from '@wardroom/platform-common';
import { limitBodies, type BodyPace } from './limitBodies';

const contract = defineContract('things', {
  things: {
    create: endpoint({
      ...{ method: 'POST', path: '/tenants/{tenant}/things', scope: 'tenant' },
      permission: definePermission('thing.create', 'create'),
      ...{ creates: true, upload: 'application/octet-stream' },
      summary: 'Takes a file',
    }),
  },
});
const file = '/api/things/tenants/acme/things?name=a';
const refused = '/api/things/tenants/acme/things?name=refused';

describe('limitBodies', () => {
  let server: Server;
  /** What became of the bodies that were read: so many bytes, or why none. */
  let heard: (number | string)[];
  const sockets: Socket[] = [];

  async function serve(pace: Partial<BodyPace>) {
    heard = [];
    const never = 60_000;
    const usual = {
      ...{ bodyMs: never, fileMs: never, stretchMs: never, restMs: never },
    };
    const app = express();
    app.use(
      limitBodies([contract], { ...usual, stretchBytes: 1_000, ...pace }),
    );
    app.use(async (req, res) => {
      if (req.url === refused) {
        res.status(413).end();
        return;
      }
      let size = 0;
      try {
        for await (const chunk of req) size += chunk.length;
        heard.push(size);
        res.end('whole');
      } catch (error) {
        heard.push((error as Error).message);
      }
    });
    server = createServer(app).listen(0);
    await once(server, 'listening');
  }

  afterEach(async () => {
    sockets.forEach(socket => socket.destroy());
    await new Promise(done => server.close(done));
  });

  /** Sends a body in so many parts with a pause after each; what is answered. */
  async function send(
    path: string,
    parts: { count: number; bytes: number; connection?: string },
  ) {
    const { connection = 'close' } = parts;
    const { port } = server.address() as AddressInfo;
    const socket = connect(port);
    sockets.push(socket);
    let answer = '';
    socket.on('data', data => {
      answer += data;
    });
    socket.on('error', () => {});
    const gone = new Promise(done => socket.once('close', done));
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: ${connection}\r\nContent-Length: 5000\r\n\r\n`,
    );
    for (let sent = 0; sent < parts.count && socket.writable; sent++) {
      socket.write('x'.repeat(parts.bytes));
      await new Promise(done => setTimeout(done, 50));
    }
    await gone;
    return answer;
  }

  it('lets a file take longer than all else', async () => {
    await serve({ bodyMs: 100 });
    await expect(send(file, { count: 5, bytes: 1_000 })).resolves.toMatch(
      /200 OK.*whole/s,
    );
    expect(heard).toEqual([5_000]);
  });

  it('ends what is no file and does not come', async () => {
    await serve({ bodyMs: 100 });
    const answer = await send('/api/things/other', { count: 1, bytes: 9 });
    expect(answer).toMatch(/^HTTP\/1.1 408 .*did not come/s);
    expect(heard).toEqual(['Premature close']);
  });

  it('lets a sender hear why its file is refused, and takes no more for long', async () => {
    await serve({ restMs: 200 });
    const answer = await send(refused, {
      ...{ count: 400, bytes: 2, connection: 'keep-alive' },
    });
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(heard).toEqual([]);
  });

  it.each([
    ['stops', { stretchMs: 100 }, 1],
    ['only drips', { stretchMs: 100 }, 400],
    ['comes for ever', { fileMs: 100 }, 1],
  ])('ends a file that %s', async (_, pace, count) => {
    await serve(pace);
    await expect(send(file, { count, bytes: 2 })).resolves.toMatch(/ 408 /);
    expect(heard).toEqual(['Premature close']);
  });
});
