import {
  useClient,
  usePages,
  type Pages,
  type TableView,
} from '@wardroom/platform-react';
import {
  InterventionState,
  interventionsContract,
  InterventionType,
  Level,
  type InterventionSummary,
} from '@wardroom/interventions-common';

const orders: Record<string, 'updated' | 'priority'> = {
  updated: 'updated',
  priority: 'priority',
};

/** The filters of the list as the endpoints take them. */
export function filterOf(view: TableView, tenant: string | undefined) {
  const some = <T extends string>(name: string, options: readonly T[]) => {
    const chosen = options.filter(one => view.values(name).includes(one));
    return chosen.length > 0 ? chosen : undefined;
  };
  const [assignee] = some('assignee', ['me', 'nobody'] as const) ?? [];
  return {
    tenant,
    state: some('state', InterventionState.options),
    type: some('type', InterventionType.options),
    priority: some('priority', Level.options),
    assignee,
    asset: view.value('asset'),
    search: view.value('search'),
    sort: orders[view.sort?.column ?? 'updated'],
  };
}

/** The requests that match the filters, in the order that the server gives them. */
export function useRequestRows(
  view: TableView,
  tenant: string | undefined,
): Pages<InterventionSummary> {
  const client = useClient(interventionsContract);
  const filter = filterOf(view, tenant);
  return usePages(
    ({ signal, ...page }) =>
      client.interventions.list({ ...page, ...filter }, { signal }),
    [JSON.stringify(filter)],
  );
}
