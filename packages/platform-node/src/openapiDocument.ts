import { OpenAPIGenerator } from '@orpc/openapi';
import { oc } from '@orpc/contract';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import {
  contextOf,
  declaredEndpoints,
  Problem,
  type Contract,
} from '@wardroom/platform-common';
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
  const document = await generator.generate(router, {
    info: { title: 'Wardroom', version, license: { name: 'Apache-2.0' } },
    servers: [{ url: '/api' }],
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
    security: [{ token: [] }],
    customErrorResponseBodySchema: () => z.toJSONSchema(Problem) as object,
  });
  const paths = document.paths as Record<string, Record<string, Operation>>;
  for (const endpoint of contracts.flatMap(declaredEndpoints)) {
    const { context, path, method, upload } = endpoint;
    const operation = paths[`/${context}${path}`][method.toLowerCase()];
    if (upload) takeFile(operation, upload);
  }
  return document;
}

type Operation = {
  parameters?: object[];
  requestBody?: {
    required?: boolean;
    content: Record<string, { schema?: BodySchema }>;
  };
};
type BodySchema = { properties?: Record<string, object>; required?: string[] };

/** The body is the file, so what the generator takes for fields of a body is the query. */
function takeFile(operation: Operation, type: string): void {
  const { properties = {}, required = [] } =
    operation.requestBody?.content['application/json']?.schema ?? {};
  const fields = Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query', required: required.includes(name), schema },
  }));
  operation.parameters = [...(operation.parameters ?? []), ...fields];
  operation.requestBody = { required: true, content: { [type]: {} } };
}
