import { InputError } from '@backstage/errors';
import { lengthPrefixed, splitLengthPrefixed } from '../crypto/lengthPrefixed';

/** What is sealed of a tunnel: the file as it was uploaded, and what people must type besides it. */
export type SiteSecret = {
  kind: 'openvpn' | 'wireguard';
  file: string;
  /** For `auth-user-pass`. */
  username?: string;
  password?: string;
  /** Of the private key in the file. */
  passphrase?: string;
};

/** The bytes of a site's secret that are sealed. */
export function encodeSiteSecret(secret: SiteSecret): Uint8Array {
  const { kind, file, username, password, passphrase } = secret;
  const more = [username, password, passphrase].map(text => text ?? '');
  return lengthPrefixed(kind, file, ...more);
}

/** Reads what `encodeSiteSecret` wrote. */
export function decodeSiteSecret(bytes: Uint8Array): SiteSecret {
  const parts = splitLengthPrefixed(bytes).map(part =>
    new TextDecoder().decode(part),
  );
  const [kind, file, username, password, passphrase] = parts;
  if (parts.length !== 5 || (kind !== 'openvpn' && kind !== 'wireguard')) {
    throw new InputError('This is not the secret of a site');
  }
  return {
    ...{ kind, file },
    username: username || undefined,
    password: password || undefined,
    passphrase: passphrase || undefined,
  };
}
