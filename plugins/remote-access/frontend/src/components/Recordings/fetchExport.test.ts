import { createHash } from 'node:crypto';
import type { Entry } from '@wardroom/remote-access-common';
import { FakeSocket } from '../../testing/FakeSocket';
import { fetchExport } from './fetchExport';

const entry = {
  ...{ session: 'ses_aaaa', url: '/gw/one/ws', ticket: 't'.repeat(43) },
  ...{ protocol: 'ssh', expiresAt: '2026-03-01T09:00:00.000Z' },
} as Entry;

describe('fetchExport', () => {
  const browsers = globalThis.WebSocket;
  const percents: number[] = [];

  beforeEach(() => {
    FakeSocket.all = [];
    percents.length = 0;
    globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket;
  });
  afterEach(() => {
    globalThis.WebSocket = browsers;
  });

  function begin() {
    const file = fetchExport(entry, percent => percents.push(percent));
    const [socket] = FakeSocket.all;
    socket.opens();
    return { file, socket };
  }

  it('gives the file with its name, and tells how far it is', async () => {
    const { file, socket } = begin();
    socket.tells({ type: 'export', name: 'acme-ses_aaaa.html', bytes: 8 });
    socket.shows('<htm');
    socket.shows('l>!!');
    const sha256 = createHash('sha256').update('<html>!!').digest('hex');
    socket.tells({ type: 'exported', sha256 });
    const { name, content } = await file;
    expect(name).toBe('acme-ses_aaaa.html');
    expect(content.size).toBe(8);
    expect(percents).toEqual([50, 100]);
  });

  it('does not take a file that did not arrive as it was sent', async () => {
    const { file, socket } = begin();
    socket.tells({ type: 'export', name: 'a.html', bytes: 4 });
    socket.shows('<htm');
    socket.tells({ type: 'exported', sha256: '0'.repeat(64) });
    await expect(file).rejects.toThrow('did not arrive');
  });

  it('says what the gateway says, and that a connection broke', async () => {
    const refused = begin();
    refused.socket.tells({ type: 'failed', message: 'Too long for a page' });
    await expect(refused.file).rejects.toThrow('Too long for a page');
    FakeSocket.all = [];
    const broken = begin();
    broken.socket.drop(1006);
    await expect(broken.file).rejects.toThrow('The connection was closed');
  });
});
