import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { HostKey, SshSettings } from '@wardroom/remote-access-common';
import { CertificateKeys } from '../testing/CertificateKeys';
import { describeWithOpenSsh } from '../testing/describeWithOpenSsh';
import { dialing, password } from '../testing/dialing';
import { LocalAccount } from '../testing/LocalAccount';
import { readUntil } from '../testing/readUntil';
import { Sshd } from '../testing/Sshd';

const settings: SshSettings = { protocol: 'ssh', transport: 'openssh' };
const directories = () =>
  readdirSync(tmpdir()).filter(name =>
    name.startsWith(`wardroom-ssh-${process.pid}-`),
  );

describeWithOpenSsh("sessions by OpenSSH's own client", () => {
  let world: Awaited<ReturnType<typeof dialing>>;
  let keys: CertificateKeys;
  let sshd: Sshd;
  let account: LocalAccount;
  const secretWord = `pw-${randomBytes(9).toString('hex')}`;
  beforeAll(async () => {
    world = await dialing();
    keys = new CertificateKeys();
    keys.make('user_ca');
    keys.make('user_rsa', 'rsa');
    account = LocalAccount.create();
    account.setPassword(secretWord);
    sshd = await Sshd.start([
      `TrustedUserCAKeys ${keys.file('user_ca.pub')}`,
      `Match User ${account.name}`,
      'PasswordAuthentication yes',
    ]);
  });
  afterAll(async () => {
    await world.end();
    await sshd.stop();
    await account.remove();
    keys.drop();
  });

  const target = (more: Partial<SshSettings> = {}) => ({
    ...{ port: sshd.port, username: sshd.username },
    settings: { ...settings, ...more },
  });
  const secret = async (server = sshd) => ({
    kind: 'private-key' as const,
    privateKey: await server.privateKey(),
  });

  it('signs in with a private key, in a terminal of the asked size that follows the window', async () => {
    const connection = await world.dial({
      ...{ target: target(), secret: await secret() },
      hostKeys: [sshd.hostKey()],
    });
    await connection.shell({ cols: 93, rows: 17 });
    connection.write(Buffer.from('stty size\n'));
    expect(await readUntil(connection, '17 93')).not.toContain('known hosts');
    connection.resize({ cols: 120, rows: 41 });
    connection.write(Buffer.from('stty size\n'));
    await readUntil(connection, '41 120');
  });

  it('pins the key that it meets first, as OpenSSH prints it', async () => {
    const pinHostKey = jest.fn(async () => true);
    await world.dial({ target: target(), secret: await secret(), pinHostKey });
    expect(pinHostKey.mock.calls).toEqual([[sshd.hostKey()]]);
  });

  it('refuses another host key before the credential is used, and says which it met', async () => {
    const pinned = {
      ...sshd.hostKey(),
      fingerprint: `SHA256:${'A'.repeat(43)}`,
    };
    const failure = await world.failure({
      ...{ target: target(), secret: await secret(), hostKeys: [pinned] },
    });
    expect(failure.reason).toBe('host-key-changed');
    expect(failure.presented).toEqual(sshd.hostKey());
  });

  it('gives a password when it is asked for one, once', async () => {
    const on = { ...target(), username: account.name };
    const hostKeys = [sshd.hostKey()];
    const connection = await world.dial({
      ...{ target: on, hostKeys, secret: password(secretWord) },
    });
    await connection.shell({ cols: 80, rows: 24 });
    connection.write(Buffer.from('echo i=$(id -un)\n'));
    await readUntil(connection, `i=${account.name}`);
    const failure = await world.failure({
      ...{ target: on, hostKeys, secret: password('wrong') },
    });
    expect(failure.reason).toBe('auth-failed');
  });

  it('signs in with a certificate that is minted for the session', async () => {
    const connection = await world.dial({
      target: target(),
      secret: { kind: 'ssh-ca', privateKey: keys.read('user_ca') },
      hostKeys: [sshd.hostKey()],
    });
    await connection.shell({ cols: 80, rows: 24 });
    connection.write(Buffer.from('echo n=$((40+2))\n'));
    expect(await readUntil(connection, 'n=42')).toContain('n=42');
  });

  it('says that the shell ended, and leaves nothing behind', async () => {
    const before = directories();
    const connection = await world.dial({
      ...{ target: target(), secret: await secret() },
      hostKeys: [sshd.hostKey()],
    });
    await connection.shell({ cols: 80, rows: 24 });
    const closed = new Promise(resolve => {
      connection.listen({ onData() {}, onDrain() {}, onClose: resolve });
    });
    connection.write(Buffer.from('exit 3\n'));
    expect(await closed).toBe('shell');
    expect(directories()).toEqual(before);
  });

  it('says that a wrong key was not accepted, and that nobody listens', async () => {
    const other = await Sshd.start();
    const wrong = await world.failure({
      ...{ target: target(), secret: await secret(other) },
    });
    const { port } = other;
    await other.stop();
    expect(wrong.reason).toBe('auth-failed');
    const gone = await world.failure({ target: { ...target(), port } });
    expect(gone.reason).toBe('unreachable');
  });

  describe('to a server that shows nothing but host certificates', () => {
    let certified: Sshd;
    let authority: HostKey;
    beforeAll(async () => {
      for (const name of ['host_ca', 'other_ca', 'web', 'old']) keys.make(name);
      authority = { ...keys.hostKey('host_ca'), authority: true };
      const certificate = keys.certifyHost('host_ca', keys.file('web.pub'), {
        names: 'web-01.example',
      });
      certified = await Sshd.start([
        `HostKey ${keys.file('web')}`,
        `HostCertificate ${certificate}`,
        'HostKeyAlgorithms ssh-ed25519-cert-v01@openssh.com',
      ]);
    });
    afterAll(() => certified.stop());

    const wishes = async (more: object = {}) => ({
      target: {
        ...{ port: certified.port, username: certified.username },
        settings: {
          protocol: 'ssh' as const,
          certifiedName: 'web-01.example',
          ...more,
        },
      },
      secret: await secret(certified),
      hostKeys: [authority],
    });

    it('opens where their authority is trusted, without another word', async () => {
      const connection = await world.dial(await wishes());
      await connection.shell({ cols: 80, rows: 24 });
      connection.write(Buffer.from('echo n=$((40+2))\n'));
      expect(await readUntil(connection, 'n=42')).toContain('n=42');
    });

    it('refuses the certificate of another authority, and says which it met', async () => {
      const other = { ...keys.hostKey('other_ca'), authority: true as const };
      const failure = await world.failure({
        ...(await wishes()),
        hostKeys: [other],
      });
      expect(failure.reason).toBe('host-key-changed');
      expect(failure.presented).toEqual(authority);
    });

    it('refuses a certificate that names another system', async () => {
      const failure = await world.failure(
        await wishes({ certifiedName: 'web-02.example' }),
      );
      expect(failure.reason).toBe('host-certificate-invalid');
    });

    it('is not spoken to where no authority is trusted', async () => {
      const failure = await world.failure({
        ...(await wishes({ transport: 'openssh' })),
        hostKeys: [],
      });
      expect(failure.reason).toBe('no-common-algorithm');
    });

    it('refuses a certificate that is out of date', async () => {
      const certificate = keys.certifyHost('host_ca', keys.file('old.pub'), {
        names: 'web-01.example',
        valid: '-2h:-1h',
      });
      const late = await Sshd.start([
        `HostKey ${keys.file('old')}`,
        `HostCertificate ${certificate}`,
        'HostKeyAlgorithms ssh-ed25519-cert-v01@openssh.com',
      ]);
      const { target: at, ...rest } = await wishes();
      const failure = await world.failure({
        ...rest,
        target: { ...at, port: late.port },
      });
      await late.stop();
      expect(failure.reason).toBe('host-certificate-invalid');
    });
  });
});
