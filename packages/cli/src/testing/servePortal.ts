import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { call } from './call';

/**
 * Serves a portal to the tests of a file and runs commands that ask it. What a test has asked is kept as lines, such as
 * "GET /api/assets/assets?tenant=acme" or "POST /api/assets/apply {…}"; `answer` says what comes back.
 */
export function servePortal(answer: (line: string) => object | Response) {
  const asked: string[] = [];
  const env = { WARDROOM_URL: '', WARDROOM_TOKEN: 'tok' };
  const server = createServer(async (req, res) => {
    const address = decodeURIComponent(`${req.url}`.replaceAll('+', ' '));
    const line = `${req.method} ${address} ${await text(req)}`.trim();
    asked.push(line);
    const given = answer(line);
    const reply = given instanceof Response ? given : Response.json(given);
    res.writeHead(reply.status, Object.fromEntries(reply.headers));
    res.end(await reply.text());
  });
  beforeAll(async () => {
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    env.WARDROOM_URL = `http://127.0.0.1:${port}`;
  });
  afterAll(() => new Promise(done => server.close(done)));
  beforeEach(() => {
    asked.length = 0;
  });
  return { asked, run: (...args: string[]) => call(args, env) };
}
