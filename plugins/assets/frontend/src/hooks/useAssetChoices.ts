import {
  useClient,
  useFoundChoices,
  type FoundChoices,
} from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';

const shown = 50;

/**
 * Assets of a customer to choose from, found by typing.
 *
 * @param tenant - whose; none are found while it is empty
 * @param chosen - id of the one that is chosen
 * @param except - id of one that cannot be chosen
 */
export function useAssetChoices(
  tenant: string,
  chosen: string,
  except?: string,
): FoundChoices {
  const client = useClient(assetsContract);
  return useFoundChoices(
    async (search, signal) => {
      if (!tenant) return [];
      const { items } = await client.assets.list(
        { tenant, search, limit: shown },
        { signal },
      );
      return items
        .filter(({ id }) => id !== except)
        .map(({ id, title }) => ({ value: id, label: title }));
    },
    chosen,
    [tenant],
  );
}
