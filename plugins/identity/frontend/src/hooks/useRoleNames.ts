import { useCallback } from 'react';
import {
  formatWords,
  ProblemError,
  useClient,
  useLoad,
  type Load,
} from '@wardroom/platform-react';
import {
  builtInRoles,
  tenantsContract,
  type Role,
} from '@wardroom/tenants-common';

/** The roles that people of a tenant can have, and their names; built-in ones have names for everybody. */
export function useRoleNames(tenant: string): {
  roles: Load<Role[]>;
  nameOf: (id: string) => string;
} {
  const client = useClient(tenantsContract);
  const roles = useLoad(
    async signal => {
      try {
        return (await client.roles.list({ tenant }, { signal })).items;
      } catch (error) {
        if (ProblemError.of(error).status === 403) return [];
        throw error;
      }
    },
    [tenant],
  );
  const { data } = roles;
  const nameOf = useCallback(
    (id: string) =>
      data?.find(role => role.id === id)?.name ??
      builtInRoles.find(role => role.id === id)?.name ??
      formatWords(id),
    [data],
  );
  return { roles, nameOf };
}
