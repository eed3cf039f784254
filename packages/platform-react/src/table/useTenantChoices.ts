import { useApi } from '@backstage/frontend-plugin-api';
import { tenantNamesApiRef } from '../api/tenantNamesApiRef';
import { useLoad } from '../data/useLoad';
import type { Choice } from '../form/SelectInput';
import { useTenant } from '../tenant/TenantProvider';

/** The customers that the person may pick; in the portal the own company. */
export function useTenantChoices(): Choice[] {
  const names = useApi(tenantNamesApiRef);
  const { workspace, tenant } = useTenant();
  const { data = [] } = useLoad(
    async signal => {
      if (workspace === 'portal') return tenant ? [tenant] : [];
      return names.list(signal);
    },
    [workspace, tenant?.id],
  );
  return data.map(({ id, name }) => ({ value: id, label: name }));
}
