import { createApiRef } from '@backstage/frontend-plugin-api';

/** Finds the names of customers by their ids. */
export type TenantNamesApi = {
  /** The customer, or undefined where it is unknown or hidden from the signed-in person. */
  find(id: string): Promise<{ id: string; name: string } | undefined>;
};

export const tenantNamesApiRef = createApiRef<TenantNamesApi>().with({
  id: 'app.tenant-names',
  pluginId: 'app',
});
