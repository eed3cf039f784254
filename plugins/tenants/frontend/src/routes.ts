import { createRouteRef } from '@backstage/frontend-plugin-api';

export const myWorkRouteRef = createRouteRef();
export const overviewRouteRef = createRouteRef();
export const customersRouteRef = createRouteRef();
export const teamRouteRef = createRouteRef();
export const groupsRouteRef = createRouteRef();
export const settingsRouteRef = createRouteRef();

/** Address of the page of one customer. */
export function customerPath(tenant: string): string {
  return `/customers/${encodeURIComponent(tenant)}`;
}
