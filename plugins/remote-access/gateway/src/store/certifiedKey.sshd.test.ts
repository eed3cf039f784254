import { CertificateKeys } from '../testing/CertificateKeys';
import { describeWithSshd } from '../testing/describeWithSshd';
import { dialing } from '../testing/dialing';
import { readUntil } from '../testing/readUntil';
import { Sshd } from '../testing/Sshd';
import { certifiedKey } from './certifiedKey';

const keyId = 'wardroom session=ses_1 person=user:provider/ann';
const right = ['-O', 'clear', '-O', 'permit-pty'];
const short = ['-V', '-1m:+3m'];

describeWithSshd('a key that a store certifies', () => {
  let keys: CertificateKeys;
  let sshd: Sshd;
  beforeAll(async () => {
    keys = new CertificateKeys();
    keys.make('ca');
    keys.make('other');
    sshd = await Sshd.start([
      `TrustedUserCAKeys ${keys.file('ca.pub')}`,
      'AuthorizedKeysFile none',
    ]);
  });
  afterAll(async () => {
    await sshd.stop();
    keys.drop();
  });

  const content = () => ({ keyId, principals: [sshd.username] });
  /** What a store answers that signs as it is told. */
  const signing =
    (told: string[], key?: string) =>
    async ({ publicKey }: { publicKey: string }) =>
      keys.certifyUser('ca', key ?? publicKey, told);
  const named = () => ['-I', keyId, '-n', sshd.username];

  it('opens a server that trusts the store', async () => {
    const world = await dialing();
    const told = [...named(), ...short, ...right];
    const secret = await certifiedKey(content(), signing(told));
    const connection = await world.dial({
      ...{ target: { port: sshd.port, username: sshd.username }, secret },
      hostKeys: [sshd.hostKey()],
    });
    await connection.shell({ cols: 80, rows: 24 });
    const seen = readUntil(connection, 'n=42');
    connection.write(Buffer.from('echo n=$((40+2))\n'));
    expect(await seen).toContain('n=42');
    await world.end();
  });

  it.each([
    [
      'for somebody else',
      () => ['-I', keyId, '-n', 'admin', ...short, ...right],
    ],
    [
      'for others besides',
      () => ['-I', keyId, '-n', `${sshd.username},admin`, ...short, ...right],
    ],
    ['for anybody', () => ['-I', keyId, ...short, ...right]],
    ['for longer', () => [...named(), '-V', '-1m:+1h', ...right]],
    ['for ever', () => [...named(), ...right]],
    ['for later', () => [...named(), '-V', '+1m:+3m', ...right]],
    ['that permits forwarding', () => [...named(), ...short]],
    [
      'with a restriction that nobody wants',
      () => [...named(), ...short, ...right, '-O', 'force-command=/bin/false'],
    ],
    ['for a host', () => [...named(), ...short, '-h']],
    [
      'that names another session',
      () => ['-I', 'someone', '-n', sshd.username, ...short, ...right],
    ],
  ])('is refused with a certificate %s', async (_, told) => {
    await expect(
      certifiedKey(content(), signing(told())),
    ).rejects.toMatchObject({
      reason: 'store-misbehaved',
    });
  });

  it('is refused with a certificate for another key, or without the restriction that was asked for', async () => {
    const told = [...named(), ...short, ...right];
    const other = signing(told, keys.publicLine('other'));
    await expect(certifiedKey(content(), other)).rejects.toMatchObject({
      reason: 'store-misbehaved',
    });
    const forced = { ...content(), forceCommand: '/bin/true' };
    await expect(certifiedKey(forced, signing(told))).rejects.toMatchObject({
      reason: 'store-misbehaved',
    });
  });

  it.each([
    '',
    'nonsense',
    `ssh-ed25519-cert-v01@openssh.com ${'A'.repeat(2e5)}`,
  ])('is refused where the answer is none: %.20s', async line => {
    await expect(
      certifiedKey(content(), async () => line),
    ).rejects.toMatchObject({ reason: 'store-misbehaved' });
  });
});
