import { useClient, useLoad, type Load } from '@wardroom/platform-react';
import { tenantsContract, type Tenant } from '@wardroom/tenants-common';
import { listTenants } from '../components/Names/listTenants';

/** All customers that the person may see, by name; for pickers and for names beside ids. */
export function useCustomers(): Load<Tenant[]> {
  const client = useClient(tenantsContract);
  return useLoad(signal => listTenants(client, {}, signal), []);
}
