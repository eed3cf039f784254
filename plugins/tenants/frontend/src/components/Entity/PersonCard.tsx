import { Link } from '@backstage/ui';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Facts, Region } from '@wardroom/platform-react';
import { PROVIDER } from '@wardroom/tenants-common';
import { messages } from '../../messages';
import { customerPath } from '../../routes';

const words = messages.entity;

/** A person or a group of people in the catalog. */
export function PersonCard() {
  const { entity } = useEntity();
  const { kind, metadata } = entity;
  const namespace = metadata.namespace ?? PROVIDER;
  return (
    <Region title={kind === 'User' ? words.personFacts : words.groupFacts}>
      <Facts
        facts={[
          { label: messages.fields.name, value: metadata.title },
          {
            label: words.tenant,
            value:
              namespace === PROVIDER ? (
                namespace
              ) : (
                <Link href={customerPath(namespace)}>{namespace}</Link>
              ),
          },
          {
            label: words.reference,
            value: <code>{stringifyEntityRef(entity)}</code>,
          },
        ]}
      />
    </Region>
  );
}
