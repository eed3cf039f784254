/** @jest-environment node */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import express from 'express';
import { limitRequests } from './limitRequests';

const pluginToken = `${Buffer.from('{"typ":"vnd.backstage.plugin"}').toString('base64url')}.x.y`;

type Sent = { path?: string; token?: string; from?: string };

describe('limitRequests', () => {
  let server: Server;
  let url: string;

  beforeEach(async () => {
    const app = express();
    app.set('trust proxy', 'loopback');
    app.use(limitRequests({ perToken: 5, perAddress: 3, perAddressInAll: 20 }));
    app.use((_, res) => {
      res.json({});
    });
    server = app.listen(0, '127.0.0.1');
    await new Promise(resolve => {
      server.once('listening', resolve);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const ask = ({ path = '/api/tenants/people', token, from }: Sent = {}) =>
    fetch(url + path, {
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(from && { 'x-forwarded-for': from }),
      },
    });

  /** How many of so many requests are answered. */
  async function answered(count: number, sent: (at: number) => Sent) {
    let good = 0;
    for (let at = 0; at < count; at++) {
      const { status } = await ask(sent(at));
      if (status === 200) good++;
      else expect(status).toBe(429);
    }
    return good;
  }

  it('lets each token ask so many times, and no other pays for it', async () => {
    await expect(answered(8, () => ({ token: 'one' }))).resolves.toBe(5);
    await expect(answered(8, () => ({ token: 'two' }))).resolves.toBe(5);
  });

  it('lets each address ask fewer times without a token', async () => {
    const from = (ip: string) => answered(8, () => ({ from: ip }));
    await expect(from('192.0.2.1')).resolves.toBe(3);
    await expect(from('192.0.2.2')).resolves.toBe(3);
  });

  it('takes a network of IPv6 for one address', async () => {
    const from = (at: number) => ({ from: `2001:db8::${at + 1}` });
    await expect(answered(8, from)).resolves.toBe(3);
    const other = () => ({ from: '2001:db8:0:1::1' });
    await expect(answered(8, other)).resolves.toBe(3);
  });

  it('says when to come back, as a problem', async () => {
    await answered(3, () => ({}));
    const answer = await ask();
    expect(answer.status).toBe(429);
    expect(answer.headers.get('content-type')).toMatch(/problem\+json/);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    await expect(answer.json()).resolves.toMatchObject({
      status: 429,
      detail: expect.stringContaining('wait'),
    });
  });

  it('stops an address that shows another token each time', async () => {
    const fresh = (at: number) => ({ token: `made-up-${at}` });
    await expect(answered(30, fresh)).resolves.toBe(20);
    const elsewhere = { from: '192.0.2.9', token: 'good' };
    await expect(answered(1, () => elsewhere)).resolves.toBe(1);
  });

  it.each(['/API/tenants/people', '/Api/tenants'])(
    'counts %s, which routers take for the same address',
    async path => {
      await expect(answered(8, () => ({ path }))).resolves.toBe(3);
    },
  );

  it('does not count what is no API', async () => {
    const page = () => ({ path: '/static/main.js' });
    await expect(answered(30, page)).resolves.toBe(30);
  });

  it('does not count plugins of this process', async () => {
    const plugin = () => ({ token: pluginToken });
    await expect(answered(30, plugin)).resolves.toBe(30);
  });

  it('does not count plugins of this process that ask for the keys of each other', async () => {
    const path = '/api/assets/.backstage/auth/v1/jwks.json';
    await expect(answered(30, () => ({ path }))).resolves.toBe(30);
  });

  it('does not count plugins that ask with the other client of Node', async () => {
    const headers = { authorization: `Bearer ${pluginToken}` };
    for (let at = 0; at < 30; at++) {
      const [answer] = await once(get(`${url}/api/x`, { headers }), 'response');
      answer.resume();
      expect(answer.statusCode).toBe(200);
    }
  });

  it('does not believe another process of this machine, such as a proxy, that it is a plugin', async () => {
    const program = `(async () => {
      const headers = { authorization: 'Bearer ${pluginToken}' };
      for (let at = 0; at < 8; at++)
        console.log((await fetch('${url}/api/x', { headers })).status);
    })()`;
    const { stdout } = await promisify(execFile)(process.execPath, [
      '-e',
      program,
    ]);
    expect(stdout.match(/200/g)).toHaveLength(5);
    expect(stdout.match(/429/g)).toHaveLength(3);
  });
});
