import {
  useClient,
  usePages,
  type Pages,
  type TableView,
} from '@wardroom/platform-react';
import {
  AssetOrigin,
  assetsContract,
  AssetState,
  AssetType,
  Criticality,
  type Asset,
} from '@wardroom/assets-common';

const orders: Record<string, 'name' | 'criticality' | 'updated'> = {
  name: 'name',
  criticality: 'criticality',
  updated: 'updated',
};

/** The filters of the list as the endpoints take them. */
export function filterOf(view: TableView, tenant: string | undefined) {
  const some = <T extends string>(name: string, options: readonly T[]) =>
    options.filter(option => view.values(name).includes(option));
  const values = {
    type: some('type', AssetType.options),
    criticality: some('criticality', Criticality.options),
    origin: some('origin', AssetOrigin.options),
    state: some('state', AssetState.options),
    tag: view.values('tag'),
  };
  const set = Object.entries(values).filter(([, list]) => list.length > 0);
  return {
    ...(Object.fromEntries(set) as Partial<typeof values>),
    tenant,
    search: view.value('search'),
    sort: orders[view.sort?.column ?? 'name'],
  };
}

/** The assets that match the filters, in the order that the server gives them. */
export function useAssetRows(
  view: TableView,
  tenant: string | undefined,
): Pages<Asset> {
  const client = useClient(assetsContract);
  const filter = filterOf(view, tenant);
  return usePages(
    ({ signal, ...page }) =>
      client.assets.list({ ...page, ...filter }, { signal }),
    [JSON.stringify(filter)],
  );
}
