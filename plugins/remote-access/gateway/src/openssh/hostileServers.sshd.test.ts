import type { SshSettings } from '@wardroom/remote-access-common';
import { describeWithOpenSsh } from '../testing/describeWithOpenSsh';
import { dialing } from '../testing/dialing';
import { hostileSsh } from '../testing/hostileSsh';
import { OddSshServer, type RawServer } from '../testing/OddSshServer';

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

  /** Where a server is, which is stopped when the test is over. */
  async function at(starting: Promise<OddSshServer | RawServer>) {
    const server = await starting;
    stops.push(() => server.stop());
    return { port: server.port, settings };
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
    const target = await at(hostileSsh.hangsUp(said));
    expect((await world.failure({ target })).reason).toBe(reason);
  });

  it('gives up one that greets without end', async () => {
    const target = await at(hostileSsh.greetsWithoutEnd());
    expect((await world.failure({ target })).reason).toBe('target-misbehaved');
  });

  it('gives up one whose packets are nonsense', async () => {
    const target = await at(hostileSsh.talksNonsense());
    expect((await world.failure({ target })).reason).toBe('target-misbehaved');
  });

  it('does not wait for ever for one that is silent', async () => {
    const target = await at(hostileSsh.saysNothing());
    const failure = await world.failure({ target, timeLimitMs: 300 });
    expect(failure.reason).toBe('timeout');
  });

  it('says that one has only algorithms that are not allowed', async () => {
    const config = {
      algorithms: { kex: ['diffie-hellman-group1-sha1' as const] },
    };
    const target = await at(OddSshServer.start({ config }));
    const failure = await world.failure({ target });
    expect(failure.reason).toBe('no-common-algorithm');
  });

  it('ends where one exchanges keys again and shows another key', async () => {
    const server = await hostileSsh.showsAnotherKey();
    stops.push(() => server.stop());
    const connection = await world.dial({
      target: { port: server.port, settings },
      hostKeys: [server.hostKey],
    });
    await connection.shell({ cols: 80, rows: 24 });
    const closed = new Promise(resolve => {
      connection.listen({ onData() {}, onDrain() {}, onClose: resolve });
    });
    connection.write(Buffer.from('again'));
    expect(await closed).toEqual(expect.any(String));
  });
});
