import { defineContract } from '@wardroom/platform-common';
import { assignmentEndpoints } from './assignmentEndpoints';
import { memberEndpoints } from './memberEndpoints';
import { personEndpoints } from './personEndpoints';
import { roleEndpoints } from './roleEndpoints';
import { tenantEndpoints } from './tenantEndpoints';
import { tenantGroupEndpoints } from './tenantGroupEndpoints';

/** Everything that can be asked of the tenants context. */
export const tenantsContract = defineContract('tenants', {
  tenants: tenantEndpoints,
  members: memberEndpoints,
  people: personEndpoints,
  roles: roleEndpoints,
  assignments: assignmentEndpoints,
  tenantGroups: tenantGroupEndpoints,
});
