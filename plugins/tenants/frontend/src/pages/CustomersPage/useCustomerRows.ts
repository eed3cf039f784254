import {
  useClient,
  usePages,
  type Pages,
  type TableView,
} from '@wardroom/platform-react';
import { tenantsContract, Tier, TenantState } from '@wardroom/tenants-common';
import type { Tenant } from '@wardroom/tenants-common';

/** The customers that match the filters; those of a group are picked from all pages at once. */
export function useCustomerRows(view: TableView): Pages<Tenant> {
  const client = useClient(tenantsContract);
  const search = view.value('search');
  const group = view.value('group');
  const tier = view.values('tier').filter(isOne(Tier.options));
  const state = view.values('state').filter(isOne(TenantState.options));
  return usePages(
    async ({ signal, ...page }) => {
      const filter = { search, tier, state };
      if (!group) {
        return client.tenants.list({ ...page, ...filter }, { signal });
      }
      const { items } = await client.tenantGroups.list({}, { signal });
      const members = items.find(({ id }) => id === group)?.tenants ?? [];
      const found: Tenant[] = [];
      let cursor: string | undefined;
      do {
        const next = await client.tenants.list(
          { ...filter, cursor, limit: 200 },
          { signal },
        );
        found.push(...next.items.filter(({ id }) => members.includes(id)));
        cursor = next.nextCursor;
      } while (cursor);
      return { items: found };
    },
    [search, group, tier.join(), state.join()],
  );
}

function isOne<T extends string>(options: readonly T[]) {
  return (value: string): value is T =>
    (options as readonly string[]).includes(value);
}
