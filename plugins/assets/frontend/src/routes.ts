import { createRouteRef } from '@backstage/frontend-plugin-api';
import type { Asset } from '@wardroom/assets-common';

export const assetsRouteRef = createRouteRef();
export const findingsRouteRef = createRouteRef();
export const remediationPolicyRouteRef = createRouteRef();
export const riskAcceptancesRouteRef = createRouteRef();
export const scanImportsRouteRef = createRouteRef();
export const scansRouteRef = createRouteRef();

/**
 * Address of an asset's page: the catalog's for the staff, our own for the customer and for what the catalog lacks, such as
 * what a scan has found, which gets there within the hour.
 */
export function assetPath(
  asset: Pick<Asset, 'tenant' | 'name' | 'state'> & {
    origin?: Asset['origin'];
  },
  workspace: 'console' | 'portal',
): string {
  const { tenant, name, state, origin } = asset;
  const isThere = state === 'active' && origin === 'entered';
  return workspace === 'console' && isThere
    ? `/catalog/${tenant}/asset/${name}`
    : `/assets/${tenant}/${name}`;
}

/** Address of the requests that name an asset. */
export function requestsOfAssetPath({ tenant, id }: Asset): string {
  return `/requests?${new URLSearchParams({ tenant, asset: id })}`;
}

/** Address of a new request about an asset. */
export function newRequestPath({ tenant, id }: Asset): string {
  return `/requests/new?${new URLSearchParams({ tenant, asset: id })}`;
}

/** Address of the list with a filter set. */
export function assetsPath(filter: Record<string, string>): string {
  return `/assets?${new URLSearchParams(filter)}`;
}

/** Address of the list of findings with a filter set. */
export function findingsPath(filter: Record<string, string> = {}): string {
  const query = new URLSearchParams(filter).toString();
  return query ? `/findings?${query}` : '/findings';
}

/** Address of one finding. */
export function findingPath(finding: { tenant: string; id: string }): string {
  return `/findings/${finding.tenant}/${finding.id}`;
}

export const scanImportsPath = '/imports';
export const newScanImportPath = `${scanImportsPath}?upload=yes`;

/** Address of one import. */
export function scanImportPath(scan: { tenant: string; id: string }): string {
  return `${scanImportsPath}/${scan.tenant}/${scan.id}`;
}
