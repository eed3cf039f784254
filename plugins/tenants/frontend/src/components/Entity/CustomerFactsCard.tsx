import { Link } from '@backstage/ui';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Facts, Region } from '@wardroom/platform-react';
import { messages } from '../../messages';
import { customerPath } from '../../routes';
import { CustomerState } from '../CustomerState/CustomerState';
import { tierName } from '../CustomerState/tierName';

const { fields, entity: words, customers } = messages;

/** Facts of a customer in the catalog. */
export function CustomerFactsCard() {
  const { entity } = useEntity();
  const spec = (entity.spec ?? {}) as Record<string, string | undefined>;
  const open = (
    <Link href={customerPath(entity.metadata.name)}>{words.openCustomer}</Link>
  );
  return (
    <Region title={words.customerFacts} aside={open}>
      <Facts
        facts={[
          {
            label: customers.columns.state,
            value: spec.state && <CustomerState state={spec.state} />,
          },
          { label: fields.tier, value: spec.tier && tierName(spec.tier) },
          { label: fields.industry, value: spec.industry },
          { label: fields.region, value: spec.region },
          { label: fields.timeZone, value: spec.timeZone },
          { label: fields.key, value: spec.key },
        ]}
      />
    </Region>
  );
}
