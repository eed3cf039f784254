import { assetsContract } from '@wardroom/assets-common';
import { auditContract } from '@wardroom/audit-common';
import { identityContract } from '@wardroom/identity-common';
import { interventionsContract } from '@wardroom/interventions-common';
import type { Contract } from '@wardroom/platform-common';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { tenantsContract } from '@wardroom/tenants-common';

/** The contracts of all contexts: what the API's description and the access table are made from. */
export const contracts: Contract[] = [
  tenantsContract,
  identityContract,
  assetsContract,
  interventionsContract,
  remoteAccessContract,
  auditContract,
];
