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
  Credential,
  credentialFields,
  renewedSecret,
} from '../credential/Credential';
import { StoreValues } from '../credential/CredentialStore';
import { RotationPlan } from '../credential/RotationPlan';
import * as may from '../permissions';

const one = '/tenants/{tenant}';
const version = { version: z.number().int().positive() };
const credential = { tenant: tenantId, id: id('crd') };

/** What can be asked of stored credentials; never a value. */
export const credentialEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/credentials',
    scope: 'tenants',
    permission: may.credentialRead,
    summary: 'Labels of stored credentials; never a value',
  })
    .input(
      z.strictObject({
        ...pageInput,
        tenant: tenantId.optional(),
        search: line(80).optional(),
      }),
    )
    .output(page(Credential)),
  get: endpoint({
    method: 'GET',
    path: `${one}/credentials/{id}`,
    scope: 'tenant',
    permission: may.credentialRead,
    summary: 'What is known of one credential; never its value',
  })
    .input(z.strictObject(credential))
    .output(Credential),
  create: endpoint({
    method: 'POST',
    path: `${one}/credentials`,
    scope: 'tenant',
    permission: may.credentialCreate,
    audit: 'credential.created',
    creates: true,
    summary:
      'Stores a credential that was sealed to the gateway, or says where it is kept',
  })
    .input(
      z
        .strictObject({ tenant: tenantId, ...credentialFields })
        .refine(({ sealed, source }) => !sealed !== !source, {
          path: ['sealed'],
          message: 'or the place in a store must be given, and not both',
        }),
    )
    .output(Credential),
  update: endpoint({
    method: 'PATCH',
    path: `${one}/credentials/{id}`,
    scope: 'tenant',
    permission: may.credentialUpdate,
    audit: 'credential.updated',
    summary: 'Renames a credential or gives it a new secret',
  })
    .input(
      z.strictObject({
        ...credential,
        ...version,
        label: line(80).optional(),
        /** For one that is kept here. */
        secret: renewedSecret.optional(),
        /** For one that is kept in a store. */
        values: StoreValues.optional(),
        rotation: RotationPlan.optional(),
      }),
    )
    .output(Credential),
  rotate: endpoint({
    method: 'POST',
    path: `${one}/credentials/{id}/rotate`,
    scope: 'tenant',
    permission: may.credentialRotate,
    audit: 'credential.rotated',
    summary: 'Changes the password on its target now, and stores the new one',
  })
    .input(z.strictObject(credential))
    .output(Credential),
  delete: endpoint({
    method: 'DELETE',
    path: `${one}/credentials/{id}`,
    scope: 'tenant',
    permission: may.credentialDelete,
    audit: 'credential.deleted',
    summary: 'Removes a credential that no target uses',
  })
    .input(z.strictObject(credential))
    .output(z.object({ id: z.string() })),
};
