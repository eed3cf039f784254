import {
  encodeCredentialSecret,
  sealSecret,
  type CredentialKind,
  type Sealed,
  type SealPublicKey,
} from '@wardroom/remote-access-common';

export type CredentialValues = {
  kind: CredentialKind;
  password: string;
  privateKey: string;
  passphrase: string;
  /** Where the key of a certificate authority comes from. */
  authority: 'generate' | 'paste';
};

export const emptySecret: CredentialValues = {
  kind: 'private-key',
  password: '',
  privateKey: '',
  passphrase: '',
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
  const bytes = (text: string) => new TextEncoder().encode(text);
  const secret = encodeCredentialSecret(
    values.kind === 'password'
      ? { kind: 'password', password: bytes(values.password) }
      : {
          kind: values.kind,
          // A key that was copied often lost its last line break, without which OpenSSH does not read it.
          privateKey: bytes(`${values.privateKey.trim()}\n`),
          passphrase: values.passphrase ? bytes(values.passphrase) : undefined,
        },
  );
  try {
    const context = { purpose: 'credential' as const, tenant, id, version };
    return await sealSecret(secret, key, context);
  } finally {
    secret.fill(0);
  }
}

/** What is wrong with a secret before it is sealed: afterwards nobody can tell. */
export function faultOfSecret(
  values: CredentialValues,
  words: { empty: string; notAKey: string },
): { field: 'password' | 'privateKey'; message: string } | undefined {
  if (values.kind === 'password') {
    return values.password
      ? undefined
      : { field: 'password', message: words.empty };
  }
  const begins = /^-----BEGIN [A-Z ]*PRIVATE KEY-----/;
  return begins.test(values.privateKey.trim())
    ? undefined
    : { field: 'privateKey', message: words.notAKey };
}
