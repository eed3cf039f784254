import { InputError } from '@backstage/errors';
import { lengthPrefixed, splitLengthPrefixed } from './lengthPrefixed';

/** The secret part of a credential, as bytes that can be zeroed. Private keys are PEM or OpenSSH text. */
export type CredentialSecret =
  | { kind: 'password'; password: Uint8Array }
  | {
      kind: 'private-key' | 'ssh-ca';
      privateKey: Uint8Array;
      passphrase?: Uint8Array;
    };

/** The bytes of a credential's secret that are sealed: kind and values, each after its length. */
export function encodeCredentialSecret(secret: CredentialSecret): Uint8Array {
  return secret.kind === 'password'
    ? lengthPrefixed(secret.kind, secret.password)
    : lengthPrefixed(
        secret.kind,
        secret.privateKey,
        secret.passphrase ?? new Uint8Array(),
      );
}

/** Reads what `encodeCredentialSecret` wrote. The values are views: zeroing `bytes` zeroes them. */
export function decodeCredentialSecret(bytes: Uint8Array): CredentialSecret {
  const [kind, value, passphrase] = splitLengthPrefixed(bytes);
  const name = kind && new TextDecoder().decode(kind);
  if (name === 'password' && value) return { kind: name, password: value };
  if ((name === 'private-key' || name === 'ssh-ca') && value) {
    return {
      kind: name,
      privateKey: value,
      passphrase: passphrase?.length ? passphrase : undefined,
    };
  }
  throw new InputError('This is not the secret of a credential');
}
