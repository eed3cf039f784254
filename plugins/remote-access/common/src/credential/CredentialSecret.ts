import { InputError } from '@backstage/errors';
import { lengthPrefixed, splitLengthPrefixed } from '../crypto/lengthPrefixed';
import {
  decodeOneTimeSecret,
  encodeOneTimeSecret,
  type OneTimeSecret,
} from './OneTimeSecret';

/**
 * The secret part of a credential, as bytes that can be zeroed. Private keys are PEM or OpenSSH text. Where a target asks
 * for a one-time code besides, the same credential holds what codes are computed from.
 */
export type CredentialSecret =
  | { kind: 'password'; password: Uint8Array; oneTime?: OneTimeSecret }
  | {
      kind: 'private-key' | 'ssh-ca';
      privateKey: Uint8Array;
      passphrase?: Uint8Array;
      oneTime?: OneTimeSecret;
    }
  | { kind: 'totp-seed'; oneTime: OneTimeSecret }
  /** A key that was made for one session, as PKCS #8, and its certificate as it is in the protocol. Never stored. */
  | {
      kind: 'certified-key';
      pkcs8: Uint8Array;
      certificate: Uint8Array;
      oneTime?: OneTimeSecret;
    };

const nothing = new Uint8Array();

/** The bytes of a credential's secret that are sealed: kind and values, each after its length. */
export function encodeCredentialSecret(secret: CredentialSecret): Uint8Array {
  const { kind, oneTime } = secret;
  const codes = oneTime ? [encodeOneTimeSecret(oneTime)] : [];
  if (kind === 'password') {
    return lengthPrefixed(kind, secret.password, ...codes);
  }
  if (kind === 'totp-seed') return lengthPrefixed(kind, ...codes);
  if (kind === 'certified-key') {
    return lengthPrefixed(kind, secret.pkcs8, secret.certificate);
  }
  const { privateKey, passphrase = nothing } = secret;
  return lengthPrefixed(kind, privateKey, passphrase, ...codes);
}

/** Reads what `encodeCredentialSecret` wrote. The values are views: zeroing `bytes` zeroes them. */
export function decodeCredentialSecret(bytes: Uint8Array): CredentialSecret {
  const [kind, value, ...rest] = splitLengthPrefixed(bytes);
  const name = kind && new TextDecoder().decode(kind);
  const codesIn = (part?: Uint8Array) =>
    part?.length ? decodeOneTimeSecret(part) : undefined;
  if (name === 'password' && value) {
    const [codes] = rest;
    return { kind: name, password: value, oneTime: codesIn(codes) };
  }
  if ((name === 'private-key' || name === 'ssh-ca') && value) {
    const [passphrase, codes] = rest;
    return {
      kind: name,
      privateKey: value,
      passphrase: passphrase?.length ? passphrase : undefined,
      oneTime: codesIn(codes),
    };
  }
  if (name === 'totp-seed' && value) {
    return { kind: name, oneTime: decodeOneTimeSecret(value) };
  }
  const [certificate] = rest;
  if (name === 'certified-key' && value && certificate) {
    return { kind: name, pkcs8: value, certificate };
  }
  throw new InputError('This is not the secret of a credential');
}
