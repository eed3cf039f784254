import {
  encodeCredentialSecret,
  readOneTimeSecret,
  sealSecret,
  type CredentialKind,
  type CredentialSecret,
  type Sealed,
  type SealPublicKey,
} from '@wardroom/remote-access-common';

export type CredentialValues = {
  kind: CredentialKind;
  password: string;
  privateKey: string;
  passphrase: string;
  /** Empty where no codes are asked for. */
  oneTime: string;
  /** Where the key of a certificate authority comes from. */
  authority: 'generate' | 'paste';
};

export const emptySecret: CredentialValues = {
  kind: 'private-key',
  password: '',
  privateKey: '',
  passphrase: '',
  oneTime: '',
  authority: 'generate',
};

/**
 * Encrypts what was typed so that the gateway alone can open it, for this credential and version alone. The bytes are
 * zeroed afterwards; the server never sees them.
 */
export async function sealCredential(options: {
  values: CredentialValues;
  key: SealPublicKey;
  tenant: string;
  id: string;
  version: number;
}): Promise<Sealed> {
  const { values, key, tenant, id, version } = options;
  const secret = encodeCredentialSecret(secretOf(values));
  try {
    const context = { purpose: 'credential' as const, tenant, id, version };
    return await sealSecret(secret, key, context);
  } finally {
    secret.fill(0);
  }
}

const bytes = (text: string) => new TextEncoder().encode(text);

function secretOf(values: CredentialValues): CredentialSecret {
  const { kind, password, privateKey, passphrase } = values;
  if (kind === 'totp-seed') {
    return { kind, oneTime: readOneTimeSecret(values.oneTime) };
  }
  const oneTime =
    values.oneTime.trim() && kind !== 'ssh-ca'
      ? readOneTimeSecret(values.oneTime)
      : undefined;
  if (kind === 'password') {
    return { kind, password: bytes(password), oneTime };
  }
  return {
    kind,
    // A key that was copied often lost its last line break, without which OpenSSH does not read it.
    privateKey: bytes(`${privateKey.trim()}\n`),
    passphrase: passphrase ? bytes(passphrase) : undefined,
    oneTime,
  };
}

type Fault = { field: 'password' | 'privateKey' | 'oneTime'; message: string };

/** What is wrong with a secret before it is sealed: afterwards nobody can tell. */
export function faultOfSecret(
  values: CredentialValues,
  words: { empty: string; notAKey: string; notOneTime: string },
): Fault | undefined {
  const { kind, password, privateKey, oneTime } = values;
  const begins = /^-----BEGIN [A-Z ]*PRIVATE KEY-----/;
  if (kind === 'password' && !password) {
    return { field: 'password', message: words.empty };
  }
  const isKey = kind === 'private-key' || kind === 'ssh-ca';
  if (isKey && !begins.test(privateKey.trim())) {
    return { field: 'privateKey', message: words.notAKey };
  }
  const needed = kind === 'totp-seed' || Boolean(oneTime.trim());
  return needed && kind !== 'ssh-ca' && !isOneTime(oneTime)
    ? { field: 'oneTime', message: words.notOneTime }
    : undefined;
}

function isOneTime(text: string): boolean {
  try {
    readOneTimeSecret(text);
    return true;
  } catch {
    return false;
  }
}
