import { createCatalogModelLayer } from '@backstage/catalog-model/alpha';

/** API group and version of our catalog kinds. */
export const catalogApiVersion = 'wardroom.dev/v1alpha1';

const text = { type: 'string', minLength: 1 };
const envelope = (spec: object) => ({
  type: 'object',
  required: ['spec'],
  properties: { spec },
});

/**
 * The kinds `Customer` and `Asset`. An asset points to its customer; the reverse relation is left out, because one
 * customer with ten thousand assets would be stitched anew with each of them.
 */
export const catalogModel = createCatalogModelLayer({
  layerId: 'wardroom.dev/model',
  builder: model => {
    model.addKind({
      group: 'wardroom.dev',
      names: { kind: 'Customer', singular: 'customer', plural: 'customers' },
      description: 'A customer organisation of the provider',
      versions: [
        {
          name: 'v1alpha1',
          schema: {
            jsonSchema: envelope({
              type: 'object',
              required: ['tier', 'state'],
              properties: {
                tier: text,
                state: text,
                key: text,
                industry: text,
                region: text,
                timeZone: text,
                legalName: text,
              },
            }),
          },
        },
      ],
    });
    model.addKind({
      group: 'wardroom.dev',
      names: { kind: 'Asset', singular: 'asset', plural: 'assets' },
      description: 'A thing of a customer that the provider looks after',
      versions: [
        {
          name: 'v1alpha1',
          relationFields: [
            {
              selector: { path: 'spec.customer' },
              relation: 'assetOf',
              defaultKind: 'Customer',
              defaultNamespace: 'inherit',
              allowedKinds: ['Customer'],
            },
          ],
          schema: {
            jsonSchema: envelope({
              type: 'object',
              required: ['type', 'customer', 'criticality'],
              properties: {
                type: text,
                customer: text,
                criticality: text,
                exposure: text,
                owner: text,
                addresses: { type: 'array', items: text },
              },
            }),
          },
        },
      ],
    });
  },
});
