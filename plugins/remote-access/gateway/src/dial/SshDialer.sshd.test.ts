import type { TerminalConnection } from './TerminalConnection';
import { CertificateKeys } from '../testing/CertificateKeys';
import { dialing } from '../testing/dialing';
import { describeWithSshd } from '../testing/describeWithSshd';
import { Sshd } from '../testing/Sshd';

describeWithSshd('SshDialer and OpenSSH', () => {
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

  const target = () => ({ port: sshd.port, username: sshd.username });
  const secret = async () => ({
    kind: 'private-key' as const,
    privateKey: await sshd.privateKey(),
  });

  /** Reads from a terminal until the text is there. */
  function until(
    connection: TerminalConnection,
    wanted: string,
  ): Promise<string> {
    return new Promise((resolve, reject) => {
      let seen = '';
      connection.listen({
        onData: bytes => {
          seen += bytes.toString();
          if (seen.includes(wanted)) resolve(seen);
        },
        onDrain() {},
        onClose: why => reject(new Error(`closed: ${why}, after ${seen}`)),
      });
    });
  }

  it('signs in with a private key and opens a terminal of the asked size', async () => {
    const connection = await world.dial({
      target: target(),
      secret: await secret(),
    });
    await connection.shell({ cols: 93, rows: 17 });
    const seen = until(connection, '17 93');
    connection.write(Buffer.from('stty size\n'));
    expect(await seen).toContain('17 93');
  });

  it('shows the host key as OpenSSH prints it, and asks for it once', async () => {
    const pinHostKey = jest.fn(async () => true);
    await world.dial({ target: target(), secret: await secret(), pinHostKey });
    expect(pinHostKey.mock.calls).toEqual([[sshd.hostKey()]]);
    pinHostKey.mockClear();
    await world.dial({
      target: target(),
      secret: await secret(),
      hostKeys: [sshd.hostKey()],
      pinHostKey,
    });
    expect(pinHostKey).not.toHaveBeenCalled();
  });

  it('does not go on where the host key could not be pinned', async () => {
    const failure = await world.failure({
      target: target(),
      secret: await secret(),
      pinHostKey: async () => false,
    });
    expect(failure).toMatchObject({
      reason: 'host-key-refused',
      presented: sshd.hostKey(),
    });
  });

  it('blocks a target that shows another host key', async () => {
    const pinned = { ...sshd.hostKey() };
    await sshd.changeHostKey();
    const failure = await world.failure({
      target: target(),
      secret: await secret(),
      hostKeys: [pinned],
    });
    expect(failure).toMatchObject({
      reason: 'host-key-changed',
      presented: sshd.hostKey(),
    });
    expect(failure.presented?.fingerprint).not.toBe(pinned.fingerprint);
  });

  it('says that the credential was not accepted', async () => {
    const other = await Sshd.start();
    const failure = await world.failure({
      target: target(),
      secret: { kind: 'private-key', privateKey: await other.privateKey() },
    });
    await other.stop();
    expect(failure.reason).toBe('auth-failed');
  });

  it('echoes a keystroke without the 40 ms that Nagle costs', async () => {
    const connection = await world.dial({
      target: target(),
      secret: await secret(),
    });
    await connection.shell({ cols: 80, rows: 24 });
    let onEcho = () => {};
    const ready = new Promise<void>(resolve => {
      connection.listen({
        onData: bytes => {
          if (bytes.includes('ready\n')) resolve();
          onEcho();
        },
        onDrain() {},
        onClose() {},
      });
    });
    connection.write(Buffer.from('stty raw -icanon; echo ready; cat\n'));
    await ready;
    const times: number[] = [];
    for (let i = 0; i < 60; i += 1) {
      const start = performance.now();
      const echo = new Promise<void>(resolve => {
        onEcho = resolve;
      });
      connection.write(Buffer.from('a'));
      await echo;
      times.push(performance.now() - start);
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    times.sort((a, b) => a - b);
    // With Nagle's algorithm even the quickest take 40 ms; on a busy machine only the slow ones do.
    expect(times[6]).toBeLessThan(20);
  });

  describe('as an old device', () => {
    const old = {
      kex: ['diffie-hellman-group1-sha1' as const],
      cipher: ['3des-cbc' as const],
      hmac: ['hmac-sha1' as const],
      serverHostKey: ['ssh-rsa' as const],
    };
    let device: Sshd;
    let keys: CertificateKeys;
    beforeAll(async () => {
      keys = new CertificateKeys();
      keys.make('host', 'rsa');
      device = await Sshd.start([
        `HostKey ${keys.file('host')}`,
        `KexAlgorithms ${old.kex}`,
        `Ciphers ${old.cipher}`,
        `MACs ${old.hmac}`,
        `HostKeyAlgorithms ${old.serverHostKey}`,
      ]);
    });
    afterAll(async () => {
      await device.stop();
      keys.drop();
    });

    const wishes = async (algorithms?: typeof old) => ({
      target: {
        ...{ port: device.port, username: device.username },
        settings: { protocol: 'ssh' as const, algorithms },
      },
      secret: {
        kind: 'private-key' as const,
        privateKey: await device.privateKey(),
      },
    });

    it('is refused where nobody allowed its algorithms, with a sentence that says so', async () => {
      const failure = await world.failure(await wishes());
      expect(failure.message).toBe(
        'The remote system offers only algorithms that are not allowed for this target.',
      );
    });

    it.each(['kex', 'cipher', 'hmac', 'serverHostKey'] as const)(
      'is refused where all are allowed but those for %s',
      async kind => {
        const failure = await world.failure(
          await wishes({ ...old, [kind]: [] }),
        );
        expect(failure.reason).toBe('no-common-algorithm');
      },
    );

    it('opens where they are allowed by name', async () => {
      const connection = await world.dial(await wishes(old));
      await connection.shell({ cols: 80, rows: 24 });
      const seen = until(connection, 'old=42');
      connection.write(Buffer.from('echo old=$((40+2))\n'));
      expect(await seen).toContain('old=42');
    });
  });

  it('says that the shell ended', async () => {
    const connection = await world.dial({
      target: target(),
      secret: await secret(),
    });
    await connection.shell({ cols: 80, rows: 24 });
    const closed = new Promise(resolve => {
      connection.listen({ onData() {}, onDrain() {}, onClose: resolve });
    });
    connection.write(Buffer.from('exit\n'));
    expect(await closed).toBe('shell');
  });
});
