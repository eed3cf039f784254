import type { JumpHost } from '@wardroom/remote-access-common';
import { dialing, password } from '../testing/dialing';
import { describeWithSshd } from '../testing/describeWithSshd';
import { OddSshServer } from '../testing/OddSshServer';
import { readUntil } from '../testing/readUntil';
import { Sshd } from '../testing/Sshd';

describeWithSshd('a way through jump hosts', () => {
  let target: Sshd;
  let near: Sshd;
  let far: Sshd;
  let world: Awaited<ReturnType<typeof dialing>>;
  beforeAll(async () => {
    target = await Sshd.start();
    far = await Sshd.start([`PermitOpen 127.0.0.1:${target.port}`]);
    near = await Sshd.start([`PermitOpen 127.0.0.1:${far.port}`]);
    world = await dialing();
  });
  afterAll(async () => {
    await world.end();
    await Promise.all([target, near, far].map(sshd => sshd.stop()));
  });

  const keyOf = async (sshd: Sshd) => ({
    kind: 'private-key' as const,
    privateKey: await sshd.privateKey(),
  });

  const through = async (sshd: Sshd, more: Partial<JumpHost> = {}) =>
    world.jumpHost(await keyOf(sshd), {
      ...{ port: sshd.port, username: sshd.username },
      hostKeys: [sshd.hostKey()],
      ...more,
    });

  const wishes = async (jumps: JumpHost[]) => ({
    target: { port: target.port, username: target.username },
    secret: await keyOf(target),
    hostKeys: [target.hostKey()],
    jumps,
  });

  it('leads through one host to a terminal', async () => {
    const connection = await world.dial(await wishes([await through(far)]));
    await connection.shell({ cols: 80, rows: 24 });
    const seen = readUntil(connection, 'there=42');
    connection.write(Buffer.from('echo there=$((40+2))\n'));
    expect(await seen).toContain('there=42');
  });

  it('leads through two hosts, each of which opens only its next', async () => {
    const both = [await through(near), await through(far)];
    const connection = await world.dial(await wishes(both));
    await connection.shell({ cols: 80, rows: 24 });
    const seen = readUntil(connection, 'there=42');
    connection.write(Buffer.from('echo there=$((40+2))\n'));
    expect(await seen).toContain('there=42');
    // The near one does not lead to the target: nothing went past the far one.
    const short = await world.failure(await wishes([await through(near)]));
    expect(short.reason).toBe('jump-unreachable');
  });

  it('ends at a host that shows another key, without its credential', async () => {
    const jump = await through(far, { hostKeys: [near.hostKey()] });
    const failure = await world.failure(await wishes([jump]));
    expect(failure.reason).toBe('jump-host-key-changed');
    expect(failure.presented).toBeUndefined();
  });

  it('ends at a host that does not know the credential', async () => {
    const wrong = world.jumpHost(await keyOf(near), {
      ...{ port: far.port, username: far.username },
      hostKeys: [far.hostKey()],
    });
    const failure = await world.failure(await wishes([await wrong]));
    expect(failure.reason).toBe('jump-auth-failed');
  });

  it('ends at a host that nobody reaches', async () => {
    const gone = await Sshd.start();
    const jump = await through(gone);
    await gone.stop();
    const failure = await world.failure(await wishes([jump]));
    expect(failure.reason).toBe('jump-unreachable');
  });

  it('says that the connection is lost when a host on the way goes', async () => {
    const weak = await OddSshServer.start({ forwards: true });
    const jump = world.jumpHost(password('x'), {
      ...{ port: weak.port, hostKeys: [weak.hostKey] },
    });
    const connection = await world.dial(await wishes([await jump]));
    await connection.shell({ cols: 80, rows: 24 });
    const closed = new Promise(resolve => {
      connection.listen({ onData() {}, onDrain() {}, onClose: resolve });
    });
    weak.cut();
    expect(await closed).toBe('lost');
    await weak.stop();
  });
});
