import { utils, type ParsedKey } from 'ssh2';
import type { CredentialSecret } from '@wardroom/remote-access-common';
import { DialFailure } from './DialFailure';
import { viewOf } from './viewOf';

type KeySecret = Extract<CredentialSecret, { privateKey: Uint8Array }>;

/** The private key of a secret. Throws `DialFailure`. */
export function parseKeySecret(secret: KeySecret): ParsedKey {
  const { privateKey, passphrase } = secret;
  const key = utils.parseKey(
    viewOf(privateKey),
    passphrase && viewOf(passphrase),
  );
  if (key instanceof Error || !key.isPrivateKey()) {
    throw new DialFailure('credential-unusable');
  }
  return key;
}
