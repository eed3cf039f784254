import type { Rights } from '@wardroom/platform-node';
import {
  gatewayActions,
  gatewayApprove,
  gatewayDrain,
  gatewayRemove,
  gatewayUndrain,
  type GatewayNode,
} from '@wardroom/remote-access-common';
import { PROVIDER } from '@wardroom/tenants-common';
import type { StoredNode } from './GatewayNodeReader';

type Action = (typeof gatewayActions)[number];

const permissionFor = {
  approve: gatewayApprove,
  drain: gatewayDrain,
  undrain: gatewayUndrain,
  remove: gatewayRemove,
};

/** The permissions that are asked about. */
export const gatewayRights = Object.values(permissionFor);

const statesFor: Record<Action, GatewayNode['state'][]> = {
  approve: ['new'],
  drain: ['up', 'faulty'],
  undrain: ['draining'],
  remove: ['lost', 'new'],
};

/** What somebody with these rights may do with a gateway now. A gateway of the portal's own comes and goes with it. */
export function allowedGatewayActions(
  node: StoredNode,
  rights: Rights,
): Action[] {
  if (node.embedded && node.state !== 'lost') return [];
  return gatewayActions.filter(
    action =>
      rights.has(permissionFor[action], PROVIDER) &&
      statesFor[action].includes(node.state) &&
      (action !== 'undrain' || node.drainUntil !== undefined),
  );
}
