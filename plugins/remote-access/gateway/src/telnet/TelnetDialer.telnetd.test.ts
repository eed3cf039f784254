import { dialing, password } from '../testing/dialing';
import { OddSshServer, RawServer } from '../testing/OddSshServer';
import { readUntil } from '../testing/readUntil';
import { describeWithTelnetd } from '../testing/describeWithTelnetd';
import { Telnetd } from '../testing/Telnetd';
import { TelnetSettings } from '@wardroom/remote-access-common';

const canary = 'canary-71b0ffe2';

const settings = TelnetSettings.parse({ protocol: 'telnet' });

describeWithTelnetd('TelnetDialer', () => {
  let telnetd: Telnetd;
  let world: Awaited<ReturnType<typeof dialing>>;
  beforeAll(async () => {
    telnetd = await Telnetd.start(canary);
    world = await dialing();
  });
  afterAll(async () => {
    await world.end();
    await telnetd.stop();
  });

  const wishes = (secret = canary, more: object = {}) => ({
    target: { port: telnetd.port, username: 'operator', settings },
    secret: password(secret),
    ...more,
  });

  it('signs in and opens a terminal of the asked size, without a trace of the password', async () => {
    const connection = await world.dial(wishes());
    await connection.shell({ cols: 93, rows: 17 });
    const seen = readUntil(connection, '17 93');
    connection.write(Buffer.from('stty size\r'));
    expect(await seen).toMatch(/^lab\$ /);
    expect(await seen).not.toContain(canary);
  });

  it('learns another size while it is open', async () => {
    const connection = await world.dial(wishes());
    await connection.shell({ cols: 80, rows: 24 });
    connection.resize({ cols: 132, rows: 50 });
    const seen = readUntil(connection, '50 132');
    connection.write(Buffer.from('stty size\r'));
    expect(await seen).toContain('50 132');
  });

  it('says that the shell ended', async () => {
    const connection = await world.dial(wishes());
    await connection.shell({ cols: 80, rows: 24 });
    const closed = new Promise(resolve => {
      connection.listen({ onData() {}, onDrain() {}, onClose: resolve });
    });
    connection.write(Buffer.from('exit\r'));
    expect(await closed).toBe('shell');
  });

  it('says that the password was not accepted', async () => {
    expect((await world.failure(wishes('wrong'))).reason).toBe('auth-failed');
  });

  it('cannot sign in with a key', async () => {
    const key = { kind: 'private-key' as const, privateKey: Buffer.from('x') };
    const failure = await world.failure({ ...wishes(), secret: key });
    expect(failure.reason).toBe('credential-unusable');
  });

  it('goes through a jump host', async () => {
    const jump = await OddSshServer.start({ forwards: true });
    const host = { port: jump.port, hostKeys: [jump.hostKey] };
    const jumps = [await world.jumpHost(password('x'), host)];
    const connection = await world.dial(wishes(canary, { jumps }));
    await connection.shell({ cols: 80, rows: 24 });
    const seen = readUntil(connection, 'there=42');
    connection.write(Buffer.from('echo there=$((40+2))\r'));
    expect(await seen).toContain('there=42');
    await jump.stop();
  });
});

describe('TelnetDialer and hostile servers', () => {
  let world: Awaited<ReturnType<typeof dialing>>;
  const servers: RawServer[] = [];
  beforeAll(async () => {
    world = await dialing();
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map(server => server.stop()));
  });
  afterAll(() => world.end());

  async function raw(onSocket: Parameters<typeof RawServer.start>[0]) {
    const server = await RawServer.start(onSocket);
    servers.push(server);
    const target = { port: server.port, username: 'operator', settings };
    return { target, secret: password(canary) };
  }

  /** Writes the same without end, as fast as it is taken. */
  const endless = (bytes: Buffer) => (socket: import('node:net').Socket) => {
    const go = () => {
      while (!socket.destroyed && socket.write(bytes)) {
        // until the socket is full
      }
    };
    socket.on('drain', go);
    go();
  };

  it.each([
    ['greets', Buffer.from(`${'x'.repeat(500)}\r\n`)],
    ['negotiates', Buffer.from([255, 251, 1, 255, 252, 1])],
    ['subnegotiates', Buffer.from([255, 250, ...new Array(2_000).fill(24)])],
  ])('gives up a server that %s without end', async (_, bytes) => {
    const wishes = await raw(endless(bytes));
    expect((await world.failure(wishes)).reason).toBe('target-misbehaved');
  });

  it('waits only so long for a server that is silent', async () => {
    const wishes = await raw(() => {});
    const failure = await world.failure({ ...wishes, timeLimitMs: 200 });
    expect(failure.reason).toBe('timeout');
  });

  it('ends the connection when negotiation without end begins later', async () => {
    let begin = () => {};
    const wishes = await raw(socket => {
      socket.write('login: ');
      socket.once('data', () => {
        socket.write('Password: ');
        socket.once('data', () => socket.write('\r\n# '));
      });
      begin = () => endless(Buffer.from([255, 251, 1, 255, 252, 1]))(socket);
    });
    const connection = await world.dial(wishes);
    const closed = new Promise(resolve => {
      connection.listen({ onData() {}, onDrain() {}, onClose: resolve });
    });
    begin();
    expect(await closed).toBe('misbehaved');
  });
});
