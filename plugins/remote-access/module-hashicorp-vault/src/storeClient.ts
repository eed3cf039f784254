import {
  StoreFailure,
  type CredentialSecret,
  type StoreClient,
} from '@wardroom/remote-access-common';
import { VaultConnector } from './VaultConnector';

const bytes = (text: string) => new TextEncoder().encode(text);

/** How the gateway reads credentials from HashiCorp Vault and OpenBao. */
export const storeClient: StoreClient = {
  check: call => VaultConnector.use(call, vault => vault.lookUpSelf()),

  read: (call, { kind, values }) =>
    VaultConnector.use(call, async vault => {
      const { mount, path, field, passphraseField } = values;
      const secret = await vault.readKv(mount, path);
      const value = textIn(secret, field);
      return kind === 'private-key'
        ? privateKey(value, passphraseField && textIn(secret, passphraseField))
        : { kind: 'password', password: bytes(value) };
    }),

  certify: (call, { values }, request) =>
    VaultConnector.use(call, vault =>
      vault.signSsh(values.mount, values.role, {
        cert_type: 'user',
        public_key: request.publicKey,
        key_id: request.keyId,
        valid_principals: request.principals.join(','),
        ttl: `${request.seconds}s`,
        extensions: Object.fromEntries(
          request.extensions.map(name => [name, '']),
        ),
        critical_options: request.criticalOptions,
      }),
    ),
};

function privateKey(key: string, passphrase?: string): CredentialSecret {
  return {
    kind: 'private-key',
    // A key that was copied often lost its last line break, without which OpenSSH does not read it.
    privateKey: bytes(`${key.trim()}\n`),
    passphrase: passphrase ? bytes(passphrase) : undefined,
  };
}

function textIn(secret: Record<string, unknown>, field: string): string {
  const value = secret[field];
  if (typeof value === 'string' && value) return value;
  throw new StoreFailure('store-not-found');
}
