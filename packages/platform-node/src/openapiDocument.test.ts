import {
  defineContract,
  definePermission,
  endpoint,
  tenantId,
} from '@wardroom/platform-common';
import { z } from 'zod';
import { openapiDocument } from './openapiDocument';

const contract = defineContract('things', {
  things: {
    create: endpoint({
      ...{ method: 'POST', path: '/tenants/{tenant}/things', scope: 'tenant' },
      permission: definePermission('thing.create', 'create'),
      ...{ creates: true, starts: true, upload: 'application/octet-stream' },
      summary: 'Takes a file',
    })
      .input(
        z.strictObject({
          ...{ tenant: tenantId, name: z.string() },
          note: z.string().optional(),
        }),
      )
      .output(z.object({ id: z.string() })),
  },
});

describe('openapiDocument', () => {
  it('describes a file as the body, and what else is sent as the query', async () => {
    const { paths } = (await openapiDocument([contract], '1')) as {
      paths: Record<string, { post: object }>;
    };
    expect(paths['/things/tenants/{tenant}/things'].post).toMatchObject({
      parameters: [
        { name: 'tenant', in: 'path', required: true },
        { name: 'name', in: 'query', required: true },
        { name: 'note', in: 'query', required: false },
      ],
      requestBody: {
        required: true,
        content: { 'application/octet-stream': {} },
      },
      responses: { 202: expect.anything() },
    });
  });
});
