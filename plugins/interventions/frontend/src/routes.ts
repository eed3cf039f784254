import { createRouteRef } from '@backstage/frontend-plugin-api';

export const requestsRouteRef = createRouteRef();

/** Address of the list, with a filter set. */
export function requestsPath(filter: Record<string, string> = {}): string {
  const query = new URLSearchParams(filter).toString();
  return query ? `/requests?${query}` : '/requests';
}

/** Address of one request. */
export function requestPath(request: {
  tenant: string;
  number: string;
}): string {
  return `/requests/${request.tenant}/${request.number}`;
}

export const newRequestPath = '/requests/new';
