import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { describeWithOpenSsh } from '../testing/describeWithOpenSsh';
import { dialing } from '../testing/dialing';
import { readUntil } from '../testing/readUntil';
import { Sshd } from '../testing/Sshd';
import { findClient } from './findClient';
import { followCommand } from './followCommand';

describeWithOpenSsh('a way by a command of the configuration', () => {
  let sshd: Sshd;
  let world: Awaited<ReturnType<typeof dialing>>;
  beforeAll(async () => {
    sshd = await Sshd.start();
    world = await dialing();
  });
  afterAll(async () => {
    await world.end();
    await sshd.stop();
  });

  const { netcat = '' } = findClient() ?? {};
  const commands = [
    { name: 'plain', command: [netcat, '%h', '%p'] },
    { name: 'fails', command: ['/bin/false'] },
    { name: 'gone', command: ['/nowhere/tsh', 'proxy', 'ssh', '%r@%h:%p'] },
  ];
  const wishes = async (proxyCommand: string, username = sshd.username) => ({
    commands,
    target: {
      ...{ port: sshd.port, username },
      settings: { protocol: 'ssh' as const, proxyCommand },
    },
    secret: {
      kind: 'private-key' as const,
      privateKey: await sshd.privateKey(),
    },
    hostKeys: [sshd.hostKey()],
  });

  it('leads to a target', async () => {
    const connection = await world.dial(await wishes('plain'));
    await connection.shell({ cols: 80, rows: 24 });
    const seen = readUntil(connection, 'there=42');
    connection.write(Buffer.from('echo there=$((40+2))\r'));
    expect(await seen).toContain('there=42');
  });

  it.each([
    ['unknown', 'no-proxy-command'],
    ['gone', 'no-proxy-command'],
    ['fails', 'unreachable'],
  ])('says so of a command that is %s', async (name, reason) => {
    const failure = await world.failure(await wishes(name));
    expect(failure.reason).toBe(reason);
  });

  it('puts words into it that no shell reads', async () => {
    const command = ['/bin/echo', '%h;', '$(id)', '%r@%p', '100%%'];
    const stream = await followCommand([{ name: 'echo', command }], 'echo', {
      ...{ host: 'web-01', port: 22, username: 'a b' },
    });
    const [said] = await once(stream, 'data');
    expect(String(said)).toBe('web-01; $(id) a b@22 100%\n');
  });

  it('keeps what a command said that has ended before anybody listens', async () => {
    const command = ['/bin/echo', 'refused'];
    const stream = await followCommand([{ name: 'echo', command }], 'echo', {
      ...{ host: 'web-01', port: 22, username: 'a' },
    });
    await setTimeout(300);
    stream.write('a word too late');
    stream.setEncoding('utf8');
    expect((await stream.toArray()).join('')).toBe('refused\n');
    expect(stream.errored).toBeNull();
  });

  it('takes no name for an option, and goes past no host on the way', async () => {
    const option = await wishes('plain', '-oProxyCommand=x');
    expect((await world.failure(option)).reason).toBe('no-proxy-command');
    const jump = await world.jumpHost((await wishes('plain')).secret, {
      ...{ port: sshd.port, hostKeys: [sshd.hostKey()] },
    });
    const past = { ...(await wishes('plain')), jumps: [jump] };
    expect((await world.failure(past)).reason).toBe('no-proxy-command');
  });
});
