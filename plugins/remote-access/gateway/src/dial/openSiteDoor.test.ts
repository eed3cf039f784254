/** @jest-environment node */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRoad } from './openRoad';
import type { CredentialSource } from '../store/CredentialSource';
import { TargetPaths } from './TargetPaths';
import { tryRoad } from './tryRoad';

const place = { host: '10.0.0.10', port: 22 };

describe('the door of a site', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wrd-'));
  const door = join(folder, 'door.sock');
  let server: Server | undefined;
  let asked: string[];

  afterEach(async () => {
    await new Promise(resolve => {
      if (server) server.close(resolve);
      else resolve(undefined);
    });
    server = undefined;
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  function answering(serve: (socket: Socket) => void): Promise<void> {
    asked = [];
    server = createServer(socket => {
      socket.on('error', () => {});
      socket.on('data', bytes => asked.push(bytes.toString()));
      serve(socket);
    });
    return new Promise(resolve => {
      server?.listen(door, resolve);
    });
  }

  const open = (signal = new AbortController().signal) =>
    openRoad({ kind: 'site', site: 'sit_acme', door }, place, signal);

  const tryOut = () =>
    tryRoad(
      new TargetPaths({} as CredentialSource, async () => {
        throw new Error('There is no host on the way');
      }),
      {
        ...{ ...place, person: 'user:provider/boss', jumps: [] },
        road: { kind: 'site', site: 'sit_acme', door },
      },
    );

  it('is asked for the place, and gives every byte that follows its answer', async () => {
    await answering(socket => {
      socket.write('OK 1');
      socket.end('.5\nSSH-2.0-first\nsecond');
    });
    const stream = await open();
    const heard: Buffer[] = [];
    for await (const bytes of stream) heard.push(bytes as Buffer);
    expect(Buffer.concat(heard).toString()).toBe('SSH-2.0-first\nsecond');
    expect(asked.join('')).toBe('WARDROOM/1 CONNECT 10.0.0.10 22\n');
  });

  it.each([
    ['ERR site-down\n', "The way into the customer's network is down"],
    ['ERR not-allowed\n', 'not in the ranges'],
    ['ERR timeout\n', 'did not answer in time'],
    ['ERR nonsense\n', 'cannot be reached'],
    ['x'.repeat(1_000), 'is down'],
  ])('that answers %.20j is a failure in words', async (answer, words) => {
    await answering(socket => socket.write(answer));
    await expect(open()).rejects.toThrow(words);
  });

  it('that shuts without an answer is down', async () => {
    await answering(socket => {
      socket.once('data', () => socket.destroy());
    });
    await expect(open()).rejects.toThrow('is down');
  });

  it('that is not there means that the connector is not', async () => {
    await expect(open()).rejects.toThrow("Wardroom's connector cannot be");
  });

  it('is left when nobody waits any more', async () => {
    await answering(() => {});
    const giving = new AbortController();
    const opening = open(giving.signal);
    giving.abort(new Error('nobody waits'));
    await expect(opening).rejects.toThrow('nobody waits');
  });

  it('is tried without a byte for the host', async () => {
    await answering(socket => {
      socket.once('data', () => socket.write('OK 2.0\n'));
    });
    const trial = await tryOut();
    expect(trial).toMatchObject({
      reached: true,
      sentence: expect.stringMatching(/^10.0.0.10, port 22 answered in/),
    });
    expect(asked.join('')).toBe('WARDROOM/1 CONNECT 10.0.0.10 22\n');
  });

  it('says in plain words why a trial failed', async () => {
    await answering(socket => socket.write('ERR refused\n'));
    await expect(tryOut()).resolves.toMatchObject({
      reached: false,
      sentence: 'The host was reached, and nothing listens on this port.',
    });
  });
});
