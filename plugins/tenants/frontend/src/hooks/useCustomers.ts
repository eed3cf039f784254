import { useClient, useLoad, type Load } from '@wardroom/platform-react';
import { tenantsContract, type Tenant } from '@wardroom/tenants-common';

const most = 2000;

/** All customers that the person may see, by name; for pickers and for names beside ids. */
export function useCustomers(): Load<Tenant[]> {
  const client = useClient(tenantsContract);
  return useLoad(async signal => {
    const customers: Tenant[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.tenants.list(
        { limit: 200, cursor },
        { signal },
      );
      customers.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor && customers.length < most);
    return customers;
  }, []);
}
