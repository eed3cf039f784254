import { createPrivateKey } from 'node:crypto';
import type { CredentialSecret } from '@wardroom/remote-access-common';
import { CertificateAuthority } from '../certificate/CertificateAuthority';
import { mintCertificate } from '../certificate/mintCertificate';
import {
  userCertificate,
  type UserCertificate,
} from '../certificate/userCertificate';
import { certificateContent, type Account } from './certificateContent';
import { DialFailure } from './DialFailure';
import { viewOf } from './viewOf';

type Certifying = Exclude<
  CredentialSecret,
  { kind: 'password' } | { kind: 'totp-seed' }
>;

/** The certificate with which an account signs in: minted here, or signed by a store before. Throws `DialFailure`. */
export function certifyAccount(
  secret: Certifying,
  account: Account,
): UserCertificate {
  try {
    if (secret.kind === 'certified-key') {
      const key = viewOf(secret.pkcs8);
      return userCertificate(
        Buffer.from(secret.certificate),
        createPrivateKey({ key, format: 'der', type: 'pkcs8' }),
      );
    }
    const { privateKey, passphrase } = secret;
    const authority = CertificateAuthority.read(
      viewOf(privateKey),
      passphrase && viewOf(passphrase),
    );
    return mintCertificate(authority, certificateContent(account));
  } catch {
    throw new DialFailure('credential-unusable');
  }
}
