import type { SshSettings } from '@wardroom/remote-access-common';
import { CertificateAuthority } from '../certificate/CertificateAuthority';
import {
  mintCertificate,
  type UserCertificate,
} from '../certificate/mintCertificate';
import { DialFailure } from './DialFailure';
import type { KeySecret } from './parseKeySecret';
import { viewOf } from './viewOf';

/** Who signs in, and for whom. */
export type Account = {
  username: string;
  settings: SshSettings;
  session: string;
  person: string;
};

/** The certificate names session and person: so does the log of the server that is entered. Throws `DialFailure`. */
export function certifyAccount(
  { privateKey, passphrase }: KeySecret,
  { username, settings, session, person }: Account,
): UserCertificate {
  const { principals = [username], ...rest } = settings.certificate ?? {};
  const keyId = `wardroom session=${session} person=${person}`;
  try {
    const authority = CertificateAuthority.read(
      viewOf(privateKey),
      passphrase && viewOf(passphrase),
    );
    return mintCertificate(authority, { keyId, principals, ...rest });
  } catch {
    throw new DialFailure('credential-unusable');
  }
}
