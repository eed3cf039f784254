import { InputError } from '@backstage/errors';
import { lengthPrefixed, splitLengthPrefixed } from '../crypto/lengthPrefixed';

export const oneTimeAlgorithms = ['SHA1', 'SHA256', 'SHA512'] as const;
export type OneTimeAlgorithm = (typeof oneTimeAlgorithms)[number];

/** What one-time codes are computed from (RFC 6238). */
export type OneTimeSecret = {
  seed: Uint8Array;
  algorithm: OneTimeAlgorithm;
  /** Length of a code. */
  digits: number;
  /** Seconds for which a code is good. */
  period: number;
};

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * Reads what an authenticator app would be shown: a link that begins with `otpauth://totp/`, or the secret alone in
 * base32, with or without spaces. InputError where it is neither.
 */
export function readOneTimeSecret(text: string): OneTimeSecret {
  const trimmed = text.trim();
  if (!trimmed.startsWith('otpauth:')) {
    return checked({
      ...{ seed: decodeBase32(trimmed), algorithm: 'SHA1' },
      ...{ digits: 6, period: 30 },
    });
  }
  const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
  // Browsers differ in what they take for the host of a link with an unknown scheme.
  if (!url || !/^otpauth:\/\/totp\//i.test(trimmed)) throw notOne();
  const asked = (name: string) => url.searchParams.get(name) ?? undefined;
  return checked({
    seed: decodeBase32(asked('secret') ?? ''),
    algorithm: (asked('algorithm') ?? 'SHA1').toUpperCase() as OneTimeAlgorithm,
    digits: Number(asked('digits') ?? 6),
    period: Number(asked('period') ?? 30),
  });
}

/** The bytes of such a secret. */
export function encodeOneTimeSecret(secret: OneTimeSecret): Uint8Array {
  const { seed, algorithm, digits, period } = secret;
  return lengthPrefixed(seed, algorithm, String(digits), String(period));
}

/** Reads what `encodeOneTimeSecret` wrote. The seed is a view: zeroing `bytes` zeroes it. */
export function decodeOneTimeSecret(bytes: Uint8Array): OneTimeSecret {
  const [seed, ...rest] = splitLengthPrefixed(bytes);
  const [algorithm, digits, period] = rest.map(part =>
    new TextDecoder().decode(part),
  );
  return checked({
    seed,
    algorithm: algorithm as OneTimeAlgorithm,
    digits: Number(digits),
    period: Number(period),
  });
}

function checked(secret: OneTimeSecret): OneTimeSecret {
  const { seed, algorithm, digits, period } = secret;
  const right =
    seed?.length >= 10 &&
    seed.length <= 128 &&
    oneTimeAlgorithms.includes(algorithm) &&
    [6, 7, 8].includes(digits) &&
    Number.isInteger(period) &&
    period >= 10 &&
    period <= 300;
  if (!right) throw notOne();
  return secret;
}

function decodeBase32(text: string): Uint8Array {
  const letters = text.replace(/[\s-]/g, '').replace(/=+$/, '').toUpperCase();
  const bytes = new Uint8Array(Math.floor((letters.length * 5) / 8));
  let bits = 0;
  let value = 0;
  let at = 0;
  for (const letter of letters) {
    const index = base32.indexOf(letter);
    if (index < 0) throw notOne();
    value = (value << 5) | index;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (value >>> bits) & 0xff;
    at += 1;
    value &= (1 << bits) - 1;
  }
  return bytes;
}

const notOne = () =>
  new InputError(
    'This is not the secret of one-time codes: neither base32 text nor a link that begins with otpauth://totp/',
  );
