import { useClient, useLoad, type Choice } from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';

/** The assets in use of a customer, as choices: the most critical 200. */
export function useAssetChoices(tenant: string | undefined): Choice[] {
  const client = useClient(assetsContract);
  const { data } = useLoad(
    async signal => {
      if (!tenant) return [];
      const page = await client.assets.list(
        { tenant, sort: 'criticality', limit: 200 },
        { signal },
      );
      return page.items;
    },
    [tenant],
  );
  return (data ?? []).map(({ id, title, name }) => ({
    value: id,
    label: title === name ? name : `${title} (${name})`,
  }));
}
