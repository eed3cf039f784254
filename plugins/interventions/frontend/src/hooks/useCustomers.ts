import {
  useClient,
  useLoad,
  useTenant,
  type Choice,
} from '@wardroom/platform-react';
import { tenantsContract } from '@wardroom/tenants-common';

/** The customers that the person may work for, as choices; the own company in the portal. */
export function useCustomers(): Choice[] {
  const client = useClient(tenantsContract);
  const { workspace, tenant } = useTenant();
  const { data } = useLoad(
    async signal => {
      if (workspace === 'portal') return tenant ? [tenant] : [];
      const state = ['active' as const];
      const page = await client.tenants.list({ limit: 200, state }, { signal });
      return page.items;
    },
    [workspace, tenant?.id],
  );
  return (data ?? []).map(({ id, name }) => ({ value: id, label: name }));
}
