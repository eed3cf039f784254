import { Socket } from 'node:net';
import { freePort } from '@wardroom/platform-test-utils';
import { RawServer } from '../testing/OddSshServer';
import { dialLimit } from './dialLimit';
import { openRoad } from './openRoad';

const direct = { kind: 'direct' as const };

describe('openRoad', () => {
  it('gives a plain socket where nothing lies between', async () => {
    const server = await RawServer.start(socket => socket.end('hello'));
    const { signal } = new AbortController();
    const address = { host: '127.0.0.1', port: server.port };
    const road = await openRoad(direct, address, signal);
    expect(road).toBeInstanceOf(Socket);
    const seen: Buffer[] = [];
    for await (const bytes of road) seen.push(bytes);
    expect(Buffer.concat(seen).toString()).toBe('hello');
    await server.stop();
  });

  it('says that nobody answers', async () => {
    const { signal } = new AbortController();
    const address = { host: '127.0.0.1', port: await freePort() };
    await expect(openRoad(direct, address, signal)).rejects.toMatchObject({
      reason: 'unreachable',
    });
  });

  it('gives up for the reason that its limit has', async () => {
    const wish = new AbortController();
    const { signal } = dialLimit(wish.signal, 60_000);
    // An address of documentation: whatever this machine says about it, giving up comes first.
    const road = openRoad(direct, { host: '192.0.2.1', port: 9 }, signal);
    wish.abort();
    await expect(road).rejects.toMatchObject({ reason: 'target-lost' });
  });
});
