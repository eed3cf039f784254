import { z } from 'zod';
import {
  defineContract,
  definePermission,
  endpoint,
  line,
  page,
  pageInput,
  several,
  tenantId,
} from '@wardroom/platform-common';

const permission = definePermission('thing.read', 'read');

/** A small contract for the tests of this package. */
export const thingsContract = defineContract('things', {
  things: {
    list: endpoint({
      method: 'GET',
      path: '/things',
      scope: 'tenants',
      permission,
      summary: 'Things',
    })
      .input(
        z.strictObject({ ...pageInput, state: several(z.string()).optional() }),
      )
      .output(page(z.object({ id: z.string() }))),
    create: endpoint({
      method: 'POST',
      path: '/tenants/{tenant}/things',
      scope: 'tenant',
      permission,
      creates: true,
      summary: 'Creates a thing',
    })
      .input(
        z.strictObject({
          tenant: tenantId,
          name: line(10),
          note: line(50).optional(),
        }),
      )
      .output(z.object({ id: z.string() })),
    rename: endpoint({
      method: 'POST',
      path: '/tenants/{tenant}/things/{id}/rename',
      scope: 'tenant',
      permission,
      summary: 'Renames a thing',
    })
      .input(
        z.strictObject({ tenant: tenantId, id: z.string(), name: line(10) }),
      )
      .output(z.object({ id: z.string() })),
  },
});
