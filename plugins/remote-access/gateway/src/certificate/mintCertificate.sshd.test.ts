import { CertificateKeys } from '../testing/CertificateKeys';
import { describeWithSshd } from '../testing/describeWithSshd';
import { CertificateAuthority } from './CertificateAuthority';
import { certificateType, mintCertificate } from './mintCertificate';

describeWithSshd('mintCertificate', () => {
  let keys: CertificateKeys;
  beforeAll(() => {
    keys = new CertificateKeys();
  });
  afterAll(() => keys.drop());

  it.each(['ed25519', 'rsa', 'ecdsa'])(
    'is signed by an authority of type %s, and OpenSSH reads what it permits',
    type => {
      const authority = CertificateAuthority.read(keys.make(type, type));
      const { blob } = mintCertificate(
        authority,
        {
          keyId: 'session=ses_1 person=user:provider/ann',
          principals: ['root', 'operator'],
          forceCommand: '/bin/true',
          sourceAddress: '192.0.2.7/32',
        },
        new Date('2026-03-01T09:00:00Z'),
      );
      const shown = keys.describe(blob, certificateType).replace(/\s+/g, ' ');
      expect(shown).toContain('user certificate');
      expect(shown).toContain(
        'Key ID: "session=ses_1 person=user:provider/ann"',
      );
      expect(shown).toContain('Principals: root operator');
      expect(shown).toContain(
        'Critical Options: force-command /bin/true source-address 192.0.2.7/32',
      );
      expect(shown).toMatch(/Extensions: permit-pty $/);
      const [, from, to] = /from (\S+) to (\S+)/.exec(shown) ?? [];
      expect(Date.parse(to) - Date.parse(from)).toBe(240_000);
      // Both are in the time of this place: the server's clock may be a minute behind.
      expect(Date.parse(from)).toBe(Date.parse('2026-03-01T08:59:00Z'));
    },
  );

  it('gives each certificate a key and a number of its own', () => {
    const authority = CertificateAuthority.read(keys.make('own'));
    const content = { keyId: 'k', principals: ['root'] };
    const [one, two] = [1, 2].map(() => mintCertificate(authority, content));
    const serial = (blob: Uint8Array) =>
      /Serial: (\d+)/.exec(keys.describe(blob, certificateType))?.[1];
    expect(serial(one.blob)).not.toBe(serial(two.blob));
    const keyOf = (blob: Uint8Array) =>
      /Public key: \S+ (\S+)/.exec(keys.describe(blob, certificateType))?.[1];
    expect(keyOf(one.blob)).not.toBe(keyOf(two.blob));
  });
});
