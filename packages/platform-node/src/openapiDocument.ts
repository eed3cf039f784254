import { OpenAPIGenerator } from '@orpc/openapi';
import { oc } from '@orpc/contract';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contextOf, Problem, type Contract } from '@wardroom/platform-common';
import { z } from 'zod';

/** The OpenAPI 3.1 document of all contracts together. */
export async function openapiDocument(
  contracts: Contract[],
  version: string,
): Promise<object> {
  const generator = new OpenAPIGenerator({
    schemaConverters: [new ZodToJsonSchemaConverter()],
  });
  const router = Object.fromEntries(
    contracts.map(contract => {
      const context = contextOf(contract);
      return [context, oc.prefix(`/${context}`).tag(context).router(contract)];
    }),
  );
  return generator.generate(router, {
    info: { title: 'Wardroom', version, license: { name: 'Apache-2.0' } },
    servers: [{ url: '/api' }],
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
    security: [{ token: [] }],
    customErrorResponseBodySchema: () => z.toJSONSchema(Problem) as object,
  });
}
