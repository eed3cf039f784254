import { z } from 'zod';
import {
  endpoint,
  id,
  line,
  page,
  pageInput,
  tenantId,
} from '@wardroom/platform-common';
import {
  CredentialStore,
  credentialStoreFields,
} from '../credential/CredentialStore';
import * as may from '../permissions';
import { Sealed } from '../crypto/Sealed';

const one = '/tenants/{tenant}';
const store = { tenant: tenantId, id: id('cst') };
const { name, address, authorities, settings } = credentialStoreFields;

/** What can be asked of stores outside; never for what they keep. */
export const credentialStoreEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/credential-stores',
    scope: 'tenants',
    permission: may.credentialStoreRead,
    summary: 'Stores outside that credentials are read from',
  })
    .input(z.strictObject({ ...pageInput, tenant: tenantId.optional() }))
    .output(page(CredentialStore)),
  get: endpoint({
    method: 'GET',
    path: `${one}/credential-stores/{id}`,
    scope: 'tenant',
    permission: may.credentialStoreRead,
    summary: 'One store; never the secret with which it is asked',
  })
    .input(z.strictObject(store))
    .output(CredentialStore),
  create: endpoint({
    method: 'POST',
    path: `${one}/credential-stores`,
    scope: 'tenant',
    permission: may.credentialStoreCreate,
    audit: 'credentialStore.created',
    creates: true,
    summary: 'Adds a store, whose secret was sealed to the gateway',
  })
    .input(z.strictObject({ tenant: tenantId, ...credentialStoreFields }))
    .output(CredentialStore),
  update: endpoint({
    method: 'PATCH',
    path: `${one}/credential-stores/{id}`,
    scope: 'tenant',
    permission: may.credentialStoreUpdate,
    audit: 'credentialStore.updated',
    summary:
      'Changes a store; where it is asked, and how, changes only together with its secret',
  })
    .input(
      z.strictObject({
        ...store,
        version: z.number().int().positive(),
        name: name.optional(),
        /** With a new secret, so that nobody sends the present one to another address. */
        access: z
          .strictObject({
            ...{ address, authorities, settings },
            sealed: Sealed,
            secretVersion: z.number().int().min(2),
          })
          .optional(),
      }),
    )
    .output(CredentialStore),
  check: endpoint({
    method: 'POST',
    path: `${one}/credential-stores/{id}/check`,
    scope: 'tenant',
    permission: may.credentialStoreCheck,
    audit: 'credentialStore.checked',
    summary: 'Has the gateway ask the store whether it may come in',
  })
    .input(z.strictObject(store))
    .output(
      z.object({
        /** What keeps the gateway out, in words; absent where nothing does. */
        fault: line(300).optional(),
      }),
    ),
  delete: endpoint({
    method: 'DELETE',
    path: `${one}/credential-stores/{id}`,
    scope: 'tenant',
    permission: may.credentialStoreDelete,
    audit: 'credentialStore.deleted',
    summary: 'Removes a store that no credential is read from',
  })
    .input(z.strictObject(store))
    .output(z.object({ id: z.string() })),
};
