import { useClient, type Choice } from '@wardroom/platform-react';
import { assetsContract, type Asset } from '@wardroom/assets-common';

const shown = 50;
const shownAddresses = 2;

/**
 * Asks the server which assets of a customer there are, by what was typed.
 *
 * @param tenant - whose; none are found while it is empty
 * @param except - id of one that cannot be chosen
 */
export function useAssetSearch(tenant: string, except?: string) {
  const client = useClient(assetsContract);
  return async (
    search: string | undefined,
    signal: AbortSignal,
  ): Promise<Choice[]> => {
    if (!tenant) return [];
    const { items } = await client.assets.list(
      { tenant, search, limit: shown },
      { signal },
    );
    return items
      .filter(({ id }) => id !== except)
      .map(asset => ({
        value: asset.id,
        label: asset.title,
        description: knownBy(asset),
      }));
  };
}

/** What tells it from others with the same title. */
function knownBy({ title, name, addresses }: Asset): string {
  const names = title === name ? [] : [name];
  return [...names, ...addresses.slice(0, shownAddresses)].join(' · ');
}
