import { readFile } from 'node:fs/promises';
import type { Client } from 'ssh2';
import { CertificateKeys } from '../testing/CertificateKeys';
import { dialing } from '../testing/dialing';
import { describeWithSshd } from '../testing/describeWithSshd';
import { readUntil } from '../testing/readUntil';
import { Sshd } from '../testing/Sshd';

describeWithSshd('a certificate that is minted for the session', () => {
  let sshd: Sshd;
  let keys: CertificateKeys;
  let authority: Buffer;
  let world: Awaited<ReturnType<typeof dialing>>;
  beforeAll(async () => {
    keys = new CertificateKeys();
    authority = keys.make('authority');
    keys.make('rsa', 'rsa');
    keys.make('ecdsa', 'ecdsa');
    const trusted = ['authority', 'rsa', 'ecdsa'].map(k => keys.publicLine(k));
    const principals = keys.write('principals', 'wardroom\noperator\n');
    sshd = await Sshd.start([
      `TrustedUserCAKeys ${keys.write('trusted', `${trusted.join('\n')}\n`)}`,
      `AuthorizedPrincipalsFile ${principals}`,
    ]);
    world = await dialing();
  });
  afterAll(async () => {
    await world.end();
    await sshd.stop();
    keys.drop();
  });
  afterEach(() => jest.useRealTimers());

  const wishes = (certificate: object, privateKey = authority) => ({
    target: {
      ...{ port: sshd.port, username: sshd.username },
      settings: { protocol: 'ssh' as const, certificate },
    },
    secret: { kind: 'ssh-ca' as const, privateKey },
  });

  it('opens a terminal', async () => {
    const connection = await world.dial(wishes({ principals: ['wardroom'] }));
    await connection.shell({ cols: 80, rows: 24 });
    const seen = readUntil(connection, 'forty-two=42');
    connection.write(Buffer.from('echo forty-two=$((40+2))\n'));
    expect(await seen).toContain('forty-two=42');
  });

  it('is good with any of its principals', async () => {
    const principals = ['nobody-here', 'operator'];
    await expect(world.dial(wishes({ principals }))).resolves.toBeDefined();
  });

  it.each(['rsa', 'ecdsa'])('may be signed by a key of type %s', async type => {
    const key = await readFile(keys.file(type));
    const asked = wishes({ principals: ['wardroom'] }, key);
    await expect(world.dial(asked)).resolves.toBeDefined();
  });

  it('is refused with the wrong principal, which is the user name where nothing else is said', async () => {
    expect((await world.failure(wishes({}))).reason).toBe('auth-failed');
  });

  it('is refused when it has expired', async () => {
    const realTimers = [
      'clearImmediate',
      'clearInterval',
      'clearTimeout',
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'setInterval',
      'setTimeout',
    ] as const;
    const now = Date.now() - 10 * 60_000;
    jest.useFakeTimers({ now, doNotFake: [...realTimers] });
    const failure = await world.failure(wishes({ principals: ['wardroom'] }));
    expect(failure.reason).toBe('auth-failed');
  });

  it('runs nothing but the command it is bound to', async () => {
    const connection = await world.dial(
      wishes({ principals: ['wardroom'], forceCommand: 'echo only-this' }),
    );
    await connection.shell({ cols: 80, rows: 24 });
    await expect(readUntil(connection, 'never')).rejects.toThrow('only-this');
  });

  it('is refused from another address than the one it is bound to', async () => {
    const bound = { principals: ['wardroom'], sourceAddress: '192.0.2.7/32' };
    expect((await world.failure(wishes(bound))).reason).toBe('auth-failed');
  });

  it('lets nobody open a tunnel', async () => {
    const tunnel = async (asked: Parameters<typeof world.dial>[0]) => {
      const connection = await world.dial(asked);
      const { client } = connection as unknown as { client: Client };
      return new Promise(resolve => {
        client.forwardOut('127.0.0.1', 0, '127.0.0.1', sshd.port, resolve);
      });
    };
    const refused = await tunnel(wishes({ principals: ['wardroom'] }));
    expect(String(refused)).toContain('open failed');
    // A plain key is what the server would open one for.
    const { target } = wishes({});
    const privateKey = await sshd.privateKey();
    const secret = { kind: 'private-key' as const, privateKey };
    expect(await tunnel({ target, secret })).toBeUndefined();
  });

  it('is not minted from what is no key', async () => {
    const none = wishes({}, Buffer.from('no key'));
    expect((await world.failure(none)).reason).toBe('credential-unusable');
  });
});
