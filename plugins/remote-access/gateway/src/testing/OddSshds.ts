import { userInfo } from 'node:os';
import { CertificateKeys } from './CertificateKeys';
import { Sshd } from './Sshd';

const certifiedName = 'web-01.example';

/** OpenSSH as few have it set up, with one key of one user: as an old device, and as a host that only shows certificates. */
export class OddSshds {
  private constructor(
    private readonly keys: CertificateKeys,
    private readonly device: Sshd,
    private readonly certified: Sshd,
  ) {}

  static async start(): Promise<OddSshds> {
    const keys = new CertificateKeys();
    for (const name of ['authority', 'host']) keys.make(name);
    keys.make('old', 'rsa');
    const device = await Sshd.start([
      `HostKey ${keys.file('old')}`,
      'KexAlgorithms diffie-hellman-group1-sha1',
      'Ciphers 3des-cbc',
      'MACs hmac-sha1',
      'HostKeyAlgorithms ssh-rsa',
    ]);
    const certificate = keys.certifyHost('authority', keys.file('host.pub'), {
      names: certifiedName,
    });
    const certified = await Sshd.start([
      `HostKey ${keys.file('host')}`,
      `HostCertificate ${certificate}`,
      'HostKeyAlgorithms ssh-ed25519-cert-v01@openssh.com',
      `AuthorizedKeysCommand /bin/cat ${device.privateKeyFile}.pub`,
      `AuthorizedKeysCommandUser ${userInfo().username}`,
    ]);
    return new OddSshds(keys, device, certified);
  }

  /** Where they are, what they know, and the private key of their user. */
  async places() {
    const { username } = this.device;
    const privateKey = (await this.device.privateKey()).toString();
    return {
      device: {
        ...{ port: this.device.port, username, privateKey },
        algorithms: [
          'diffie-hellman-group1-sha1',
          ...['3des-cbc', 'hmac-sha1', 'ssh-rsa'],
        ],
      },
      certified: {
        ...{ port: this.certified.port, username, certifiedName },
        hostAuthority: this.keys.publicLine('authority'),
      },
    };
  }

  async stop(): Promise<void> {
    await Promise.all([this.device.stop(), this.certified.stop()]);
    this.keys.drop();
  }
}
