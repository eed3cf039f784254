import { z } from 'zod';
import type { CredentialStoreProvider } from '@wardroom/remote-access-node';

/** Segments of a path in a store, none of which leads elsewhere. */
const path = z
  .string()
  .regex(
    /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9._@ -]+(?:\/[A-Za-z0-9._@ -]+)*$/,
    'must be a path such as customers/acme/web-01',
  );
const name = z.string().max(100);

const mount = {
  name: 'mount',
  label: 'Secrets engine',
  description: 'Path at which a KV engine of version 2 is mounted.',
  required: true,
  initial: 'secret',
};
const secretPath = {
  name: 'path',
  label: 'Path of the secret',
  required: true,
};

const kv = { mount: path, path };

/**
 * HashiCorp Vault and OpenBao, which have the same API. What is checked here is checked before it is stored; the code
 * that uses it runs in the gateway, in `storeClient.ts`.
 */
export const storeProvider: CredentialStoreProvider = {
  description: {
    id: 'hashicorp-vault',
    title: 'HashiCorp Vault or OpenBao',
    secretLabel: 'Token, or secret id of the AppRole',
    settings: [
      {
        name: 'auth',
        label: 'Signs in by',
        required: true,
        initial: 'approle',
        choices: [
          { value: 'approle', label: 'AppRole' },
          { value: 'token', label: 'Token' },
        ],
      },
      {
        name: 'roleId',
        label: 'Role id',
        description: 'Of the AppRole; empty for a token.',
        required: false,
      },
      {
        name: 'authMount',
        label: 'Path of the AppRole method',
        description: '"approle" where nobody changed it.',
        required: false,
      },
      { name: 'namespace', label: 'Namespace', required: false },
    ],
    references: [
      {
        kind: 'password',
        fields: [
          mount,
          secretPath,
          {
            ...{ name: 'field', label: 'Field with the password' },
            ...{ required: true, initial: 'password' },
          },
        ],
      },
      {
        kind: 'private-key',
        fields: [
          mount,
          secretPath,
          {
            ...{ name: 'field', label: 'Field with the private key' },
            ...{ required: true, initial: 'private_key' },
          },
          {
            ...{ name: 'passphraseField', required: false },
            label: 'Field with the passphrase of the key',
          },
        ],
      },
      {
        kind: 'ssh-ca',
        fields: [
          {
            ...mount,
            description: 'Path at which an SSH engine is mounted.',
            initial: 'ssh-client-signer',
          },
          {
            name: 'role',
            label: 'Role',
            description:
              'It must sign user certificates, take a key id, and allow permit-pty and the principals of the targets.',
            required: true,
          },
        ],
      },
    ],
  },
  settings: z
    .strictObject({
      auth: z.enum(['approle', 'token']),
      roleId: name.optional(),
      authMount: path.optional(),
      namespace: path.optional(),
    })
    .refine(({ auth, roleId }) => (auth === 'approle') === Boolean(roleId), {
      path: ['roleId'],
      message: 'is needed for an AppRole, and for nothing else',
    }),
  references: {
    password: z.strictObject({ ...kv, field: name }),
    'private-key': z.strictObject({
      ...kv,
      field: name,
      passphraseField: name.optional(),
    }),
    'ssh-ca': z.strictObject({ mount: path, role: path }),
  },
  client:
    require.resolve('@wardroom/remote-access-module-hashicorp-vault/storeClient'),
};
