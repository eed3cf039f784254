import type { ContractClient, ContractInputs } from '@wardroom/platform-react';
import type { Tenant, tenantsContract } from '@wardroom/tenants-common';

type Filter = ContractInputs<typeof tenantsContract>['tenants']['list'];

/** More than a person can pick from; a list that long needs another way to be searched. */
const most = 2000;

/** All customers that the person may see and the filter lets through, by name, page after page. */
export async function listTenants(
  client: ContractClient<typeof tenantsContract>,
  filter: Filter,
  signal: AbortSignal,
): Promise<Tenant[]> {
  const tenants: Tenant[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.tenants.list(
      { ...filter, limit: 200, cursor },
      { signal },
    );
    tenants.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && tenants.length < most);
  return tenants;
}
