import {
  useClient,
  useLoad,
  usePages,
  type Load,
  type Pages,
  type TableView,
} from '@wardroom/platform-react';
import {
  assetsContract,
  FindingState,
  Severity,
  type FindingCounts,
  type FindingSummary,
} from '@wardroom/assets-common';

const orders: Record<string, 'rank' | 'severity' | 'due' | 'updated'> = {
  rank: 'rank',
  severity: 'severity',
  due: 'due',
  updated: 'updated',
};

/** The filters of the list as the endpoints take them. */
export function filterOf(view: TableView, tenant: string | undefined) {
  const some = <T extends string>(name: string, options: readonly T[]) => {
    const chosen = options.filter(one => view.values(name).includes(one));
    return chosen.length > 0 ? chosen : undefined;
  };
  const any = (name: string) => {
    const chosen = view.values(name);
    return chosen.length > 0 ? chosen : undefined;
  };
  const only = view.values('only');
  return {
    tenant,
    asset: any('asset'),
    state: some('state', FindingState.options),
    severity: some('severity', Severity.options),
    source: any('source'),
    knownExploited: only.includes('exploited') ? 'true' : undefined,
    overdue: only.includes('overdue') ? 'true' : undefined,
    intervention: view.value('intervention'),
    search: view.value('search'),
  };
}
export type FindingFilter = ReturnType<typeof filterOf>;

/** The findings that match the filters, in the order that the server gives them. */
export function useFindingRows(
  view: TableView,
  filter: FindingFilter,
): Pages<FindingSummary> {
  const client = useClient(assetsContract);
  const sort = orders[view.sort?.column ?? 'rank'];
  return usePages(
    ({ signal, ...page }) =>
      client.findings.list({ ...page, ...filter, sort }, { signal }),
    [JSON.stringify(filter), sort],
  );
}

/** How many findings each choice of a filter would show. */
export function useFindingCounts(filter: FindingFilter): Load<FindingCounts> {
  const client = useClient(assetsContract);
  return useLoad(
    signal => client.findings.count(filter, { signal }),
    [JSON.stringify(filter)],
  );
}
