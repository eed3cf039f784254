import { z } from 'zod';
import { endpoint, line } from '@wardroom/platform-common';
import { GatewayNode, nodeName } from '../gateway/GatewayNode';
import * as may from '../permissions';
import { keyId } from '../crypto/Sealed';

const reasoned = z.strictObject({ name: nodeName, reason: line(300) });

/** The gateways of the installation, and what can be done with them. */
export const gatewayEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/gateways',
    scope: 'fleet',
    permission: may.gatewayRead,
    summary: 'The gateways, how they are, and what is open on them',
  })
    .input(z.strictObject({}))
    .output(z.object({ items: z.array(GatewayNode) })),
  approve: endpoint({
    method: 'POST',
    path: '/gateways/{name}/approve',
    scope: 'fleet',
    permission: may.gatewayApprove,
    audit: 'gateway.approved',
    summary: 'Lets a new gateway have the keys of the others and hold sessions',
  })
    .input(z.strictObject({ name: nodeName, fingerprint: keyId }))
    .output(GatewayNode),
  drain: endpoint({
    method: 'POST',
    path: '/gateways/{name}/drain',
    scope: 'fleet',
    permission: may.gatewayDrain,
    audit: 'gateway.drained',
    summary:
      'Gives a gateway no new sessions, tells the people of open ones, and ends what is left after a while',
  })
    .input(
      reasoned.extend({
        /** Minutes that open sessions have to end by themselves. */
        minutes: z.number().int().min(0).max(1_440),
      }),
    )
    .output(GatewayNode),
  undrain: endpoint({
    method: 'POST',
    path: '/gateways/{name}/undrain',
    scope: 'fleet',
    permission: may.gatewayUndrain,
    audit: 'gateway.undrained',
    summary: 'Gives a gateway sessions again',
  })
    .input(z.strictObject({ name: nodeName }))
    .output(GatewayNode),
  remove: endpoint({
    method: 'POST',
    path: '/gateways/{name}/remove',
    scope: 'fleet',
    permission: may.gatewayRemove,
    audit: 'gateway.removed',
    summary:
      'Removes a gateway that does not come back; what it had not sealed counts as missing',
  })
    .input(reasoned)
    .output(z.object({ name: nodeName })),
};
