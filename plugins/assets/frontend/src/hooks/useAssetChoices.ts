import { useFoundChoices, type FoundChoices } from '@wardroom/platform-react';
import { useAssetSearch } from './useAssetSearch';

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
  const find = useAssetSearch(tenant, except);
  return useFoundChoices(find, chosen, [tenant]);
}
