import type { Socket } from 'node:net';
import { utils } from 'ssh2';
import type { SshSettings } from '@wardroom/remote-access-common';
import { describeWithOpenSsh } from '../testing/describeWithOpenSsh';
import { dialing } from '../testing/dialing';
import { makeHostKey, OddSshServer, RawServer } from '../testing/OddSshServer';

const settings: SshSettings = { protocol: 'ssh', transport: 'openssh' };

describeWithOpenSsh("hostile servers and OpenSSH's own client", () => {
  let world: Awaited<ReturnType<typeof dialing>>;
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    world = await dialing();
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });
  afterAll(() => world.end());

  async function raw(onSocket: (socket: Socket) => void) {
    const server = await RawServer.start(onSocket);
    stops.push(() => server.stop());
    return { port: server.port, settings };
  }

  async function odd(behaviour: Parameters<typeof OddSshServer.start>[0]) {
    const server = await OddSshServer.start(behaviour);
    stops.push(() => server.stop());
    return server;
  }

  it.each([
    ['after its greeting', 'SSH-2.0-OpenSSH_9.2\r\n', 'unreachable'],
    [
      'in the middle of its first packet',
      'SSH-2.0-x\r\n\u0000\u0000\u0001\u0000\u0004',
      'unreachable',
    ],
    ['without a word', '', 'unreachable'],
  ])('says so of one that hangs up %s', async (_, said, reason) => {
    const target = await raw(socket => socket.end(said));
    expect((await world.failure({ target })).reason).toBe(reason);
  });

  it('gives up one that greets without end', async () => {
    const line = `${'x'.repeat(2000)}\r\n`.repeat(50);
    const target = await raw(socket => {
      const go = () => {
        while (!socket.destroyed && socket.write(line)) {
          // until the socket is full
        }
      };
      socket.on('drain', go);
      go();
    });
    expect((await world.failure({ target })).reason).toBe('target-misbehaved');
  });

  it('gives up one whose packets are nonsense', async () => {
    const target = await raw(socket =>
      socket.write(`SSH-2.0-x\r\n${'\u007f'.repeat(4000)}`),
    );
    expect((await world.failure({ target })).reason).toBe('target-misbehaved');
  });

  it('does not wait for ever for one that is silent', async () => {
    const target = await raw(() => {});
    const failure = await world.failure({ target, timeLimitMs: 300 });
    expect(failure.reason).toBe('timeout');
  });

  it('says that one has only algorithms that are not allowed', async () => {
    const { port } = await odd({
      config: { algorithms: { kex: ['diffie-hellman-group1-sha1'] } },
    });
    const failure = await world.failure({ target: { port, settings } });
    expect(failure.reason).toBe('no-common-algorithm');
  });

  it('ends where one exchanges keys again and shows another key', async () => {
    const other = makeHostKey();
    const { port, hostKey } = await odd({
      onShell: (channel, connection) => {
        const { _protocol: protocol } = connection as unknown as {
          _protocol: { _hostKeys: Record<string, unknown> };
        };
        protocol._hostKeys = { 'ssh-ed25519': utils.parseKey(other) };
        channel.on('data', () => connection.rekey());
      },
    });
    const connection = await world.dial({
      target: { port, settings },
      hostKeys: [hostKey],
    });
    await connection.shell({ cols: 80, rows: 24 });
    const closed = new Promise(resolve => {
      connection.listen({ onData() {}, onDrain() {}, onClose: resolve });
    });
    connection.write(Buffer.from('again'));
    expect(await closed).toEqual(expect.any(String));
  });
});
