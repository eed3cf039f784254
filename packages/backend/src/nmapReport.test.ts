/** @jest-environment node */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtInFormats, ScanReading } from '@wardroom/assets-formats';
import { runScan, type ScanNews } from '@wardroom/remote-access-common';

const nmap = '/usr/bin/nmap';
const describeWithNmap = existsSync(nmap) ? describe : describe.skip;

// Between two contexts that know nothing of each other: what one has written is what the other one reads.
describeWithNmap('a report of Nmap', () => {
  const servers: Server[] = [];
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardroom-nmap-'));
  });

  afterAll(async () => {
    for (const server of servers) server.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function portOf(answer: string): Promise<number> {
    const server = createServer((_, response) => response.end(answer));
    servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  it('made of two runs, becomes assets with their services, covered on the ports of both runs alone', async () => {
    const [one, other] = [await portOf('one'), await portOf('other')];
    const path = join(folder, 'report.xml');
    const news: ScanNews[] = [];
    const part = (address: string, port: number) => ({
      ...{ family: 4 as const, networks: [address] },
      ports: [1, port].sort((a, b) => a - b).join(','),
    });
    await runScan(
      {
        type: 'discovery',
        parts: [part('127.0.0.1', one), part('127.0.0.1', other)],
      },
      async (args, { onText }) => {
        const child = spawn(nmap, args);
        const closed = once(child, 'close');
        for await (const text of child.stdout.setEncoding('utf8')) {
          await onText(String(text));
        }
        return (await closed)[0] === 0;
      },
      {
        signal: new AbortController().signal,
        tell: async each => {
          news.push(each);
          if (each.text) await appendFile(path, each.text);
        },
      },
    );
    expect(news.at(-1)).toEqual({ end: {} });
    const reading = await ScanReading.open(path, { formats: builtInFormats });
    expect(reading.format.id).toBe('nmap');
    const records = [];
    for await (const record of reading.records()) records.push(record);
    const expected = (port: number) => ({
      ...{ kind: 'asset', coverage: { ports: '1' } },
      asset: {
        identifiers: [{ kind: 'ip', value: '127.0.0.1' }],
        services: [{ port, protocol: 'tcp' }],
      },
    });
    expect(records).toMatchObject([expected(one), expected(other)]);
    expect(reading.facts).toMatchObject({ scanner: 'Nmap' });
  });
});
