import type { Contract } from '@wardroom/platform-common';
import { tenantsContract } from '@wardroom/tenants-common';

/** The contracts of all contexts: what the API's description and the access table are made from. */
export const contracts: Contract[] = [tenantsContract];
