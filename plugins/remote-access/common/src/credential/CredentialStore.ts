import { z } from 'zod';
import { id, line, text } from '@wardroom/platform-common';
import { Sealed, SealedCredential } from '../crypto/Sealed';

/** Name of a kind of store, such as `hashicorp-vault`. */
export const storeProviderId = z
  .string()
  .regex(/^[a-z0-9](?:-?[a-z0-9]){1,39}$/, 'must be the name of a provider');

/** Values of a provider's form, by the names of its fields. The provider checks them. */
export const StoreValues = z.record(
  z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  line(400),
);
export type StoreValues = z.infer<typeof StoreValues>;

/** Scheme, host and port of a store, nothing else. TLS is needed but on this machine itself. */
export const storeAddress = z
  .string()
  .trim()
  .max(300)
  .transform((value, context) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    const plain = url && ['/', ''].includes(url.pathname) && !url.search;
    const tls =
      url?.protocol === 'https:' ||
      (url?.protocol === 'http:' &&
        ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname));
    if (url && plain && tls && !url.hash && !url.username && !url.password) {
      return url.origin;
    }
    context.addIssue({
      code: 'custom',
      message: 'must look like https://vault.example.com:8200',
    });
    return z.NEVER;
  });

const certificate = text(20_000).regex(
  /^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/,
  'must be certificates in PEM text',
);

export const credentialStoreFields = {
  id: id('cst'),
  provider: storeProviderId,
  name: line(80),
  address: storeAddress,
  /** The authorities that the store's own certificate must come from; those of the system if absent. */
  authorities: certificate.optional(),
  settings: StoreValues,
  /** Sealed for the purpose `store-secret`, this tenant, this id and version 1. */
  sealed: Sealed,
};

/** A place outside in which secrets of a customer are kept; they are fetched from it for each session. */
export const CredentialStore = z.object({
  id: z.string(),
  tenant: z.string(),
  provider: z.string(),
  name: z.string(),
  address: z.string(),
  authorities: z.string().optional(),
  settings: z.record(z.string(), z.string()),
  /** Counts the secrets with which it was asked. */
  secretVersion: z.number().int(),
  renewedAt: z.string(),
  renewedBy: z.string(),
  /** Credentials that are read from it. */
  credentials: z.number().int(),
  version: z.number().int(),
  createdAt: z.string(),
  allowedActions: z.array(z.enum(['update', 'delete', 'check'])),
});
export type CredentialStore = z.infer<typeof CredentialStore>;

/** Everything the gateway needs to ask a store. */
export const StoreOrder = z.strictObject({
  provider: storeProviderId,
  address: z.string().max(300),
  authorities: z.string().max(20_000).optional(),
  settings: StoreValues,
  secret: SealedCredential,
});
export type StoreOrder = z.infer<typeof StoreOrder>;

/** What stores have: secrets that are read, or a certificate authority that signs and never shows its key. */
export const StoredKind = z.enum(['password', 'private-key', 'ssh-ca']);
export type StoredKind = z.infer<typeof StoredKind>;

/** A credential that a store is asked for when a session needs it. */
export const StoredElsewhere = z.strictObject({
  store: StoreOrder,
  reference: z.strictObject({
    kind: StoredKind,
    values: StoreValues,
  }),
});
export type StoredElsewhere = z.infer<typeof StoredElsewhere>;

/** One field of a provider's form. */
export const StoreField = z.object({
  name: z.string(),
  label: z.string(),
  description: z.string().optional(),
  required: z.boolean(),
  /** Values to choose from, where there are only these. */
  choices: z
    .array(z.object({ value: z.string(), label: z.string() }))
    .optional(),
  /** What it holds until somebody changes it. */
  initial: z.string().optional(),
});
export type StoreField = z.infer<typeof StoreField>;

/** A kind of store, as forms show it. */
export const StoreProvider = z.object({
  id: storeProviderId,
  title: z.string(),
  settings: z.array(StoreField),
  /** What the secret is called that is sealed to the gateway. */
  secretLabel: z.string(),
  /** Where a credential is in it, for each kind of credential that it has. */
  references: z.array(
    z.object({
      kind: StoredKind,
      fields: z.array(StoreField),
    }),
  ),
});
export type StoreProvider = z.infer<typeof StoreProvider>;
