import type { FindingSummary } from '@wardroom/assets-common';

/** Address of a new request that fixes these findings of one customer. */
export function requestOfFindingsPath(
  findings: readonly FindingSummary[],
  title: string,
): string {
  const query = new URLSearchParams({ tenant: findings[0].tenant, title });
  new Set(findings.map(({ asset }) => asset.id)).forEach(id =>
    query.append('asset', id),
  );
  findings.forEach(({ id }) => query.append('finding', id));
  return `/requests/new?${query}`;
}
