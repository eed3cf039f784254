import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { freePort } from './freePort';

describe('freePort', () => {
  it('gives each port once, and none that a system hands out by itself', async () => {
    const ports: number[] = [];
    for (let left = 50; left > 0; left -= 1) ports.push(await freePort());
    expect(new Set(ports).size).toBe(50);
    expect(ports.filter(port => port < 20_000 || port > 32_767)).toEqual([]);
  });

  it('gives a port that can be listened on', async () => {
    const port = await freePort();
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    expect((server.address() as AddressInfo).port).toBe(port);
    server.close();
  });
});
