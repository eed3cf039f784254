import { createApiRef } from '@backstage/frontend-plugin-api';

type NamedTenant = { id: string; name: string };

/** Finds the names of customers. */
export type TenantNamesApi = {
  /** The customer, or undefined where it is unknown or hidden from the signed-in person. */
  find(id: string): Promise<NamedTenant | undefined>;
  /** All active customers that the signed-in person may see, by name. */
  list(signal: AbortSignal): Promise<NamedTenant[]>;
};

export const tenantNamesApiRef = createApiRef<TenantNamesApi>().with({
  id: 'app.tenant-names',
  pluginId: 'app',
});
