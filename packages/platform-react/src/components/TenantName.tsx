import { tenantNamesApiRef } from '../api/tenantNamesApiRef';
import { useFound } from '../api/useFound';

/** The name of a customer; its id until that is known. */
export function TenantName({ tenant }: { tenant: string }) {
  const found = useFound(tenantNamesApiRef, tenant);
  return <span title={tenant}>{found?.name ?? tenant}</span>;
}
