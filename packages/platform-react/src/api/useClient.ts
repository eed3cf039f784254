import { useApi } from '@backstage/frontend-plugin-api';
import type { Contract } from '@wardroom/platform-common';
import { contractApiRef, type ContractClient } from './contractApi';

/** The typed client of a contract: `const tenants = useClient(tenantsContract)`. */
export function useClient<C extends Contract>(contract: C): ContractClient<C> {
  return useApi(contractApiRef(contract));
}
