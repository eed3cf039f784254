import { Link } from '@backstage/ui';
import { Facts, Region, TimeText, useMay } from '@wardroom/platform-react';
import type { Tenant } from '@wardroom/tenants-common';
import { tierName } from '../../components/CustomerState/tierName';
import { messages } from '../../messages';

const { fields, customer: words, customers } = messages;

/** What is known of a customer. */
export function CustomerFacts({ customer }: { customer: Tenant }) {
  const mayCatalog = useMay('catalog.entity.read');
  const { id, state } = customer;
  const inCatalog = mayCatalog && state !== 'closed' && (
    <Link href={`/catalog/${id}/customer/${id}`}>{words.inCatalog}</Link>
  );
  return (
    <Region title={words.facts} aside={inCatalog}>
      <Facts
        facts={[
          { label: fields.legalName, value: customer.legalName },
          { label: fields.tier, value: tierName(customer.tier) },
          { label: fields.industry, value: customer.industry },
          { label: fields.region, value: customer.region },
          { label: fields.timeZone, value: customer.timeZone },
          { label: fields.key, value: customer.key },
          { label: fields.id, value: <code>{id}</code> },
          {
            label: customers.columns.since,
            value: <TimeText time={customer.createdAt} show="both" />,
          },
        ]}
      />
    </Region>
  );
}
