import type { SshSettings } from '@wardroom/remote-access-common';
import type { CertificateContent } from '../certificate/criticalOptionsOf';

/** Who signs in, and for whom. */
export type Account = {
  username: string;
  settings: SshSettings;
  session: string;
  person: string;
};

/** What certificates for an account say. They name session and person: so does the log of the server that is entered. */
export function certificateContent(account: Account): CertificateContent {
  const { username, settings, session, person } = account;
  const { principals = [username], ...rest } = settings.certificate ?? {};
  const keyId = `wardroom session=${session} person=${person}`;
  return { keyId, principals, ...rest };
}
