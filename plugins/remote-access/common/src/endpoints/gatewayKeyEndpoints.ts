import { z } from 'zod';
import { endpoint, line } from '@wardroom/platform-common';
import { GatewayKeys } from '../gateway/GatewayKeys';
import * as may from '../permissions';
import { keyId, SealPublicKey } from '../crypto/Sealed';
import { SignPublicKey } from '../crypto/SignPublicKey';

/** What can be asked of the keys to which secrets are sealed; their public parts by anybody. */
export const gatewayKeyEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/public/gateway-keys',
    scope: 'public',
    summary:
      'The public keys to seal credentials to and to check recordings with',
  })
    .input(z.strictObject({}))
    .output(
      z.object({
        /** Seal new secrets to it. Absent while no gateway runs. */
        seal: SealPublicKey.optional(),
        /** Seal the files of sites to it. Absent while no connector is there. */
        connector: SealPublicKey.optional(),
        /** Keys of all gateways that may have signed a recording. */
        sign: z.array(SignPublicKey),
      }),
    ),
  get: endpoint({
    method: 'GET',
    path: '/gateway-keys',
    scope: 'fleet',
    permission: may.gatewayKeyRead,
    summary: 'The keys that open secrets here, and how much is sealed to each',
  })
    .input(z.strictObject({}))
    .output(GatewayKeys),
  rotate: endpoint({
    method: 'POST',
    path: '/gateway-keys/rotate',
    scope: 'fleet',
    permission: may.gatewayKeyRotate,
    audit: 'gatewayKey.rotated',
    summary: 'Makes new keys; what is stored is sealed to them by and by',
  })
    .input(z.strictObject({}))
    .output(GatewayKeys),
  destroy: endpoint({
    method: 'POST',
    path: '/gateway-keys/{kid}/destroy',
    scope: 'fleet',
    permission: may.gatewayKeyDestroy,
    audit: 'gatewayKey.destroyed',
    summary: 'Destroys a former key to which nothing is sealed any more',
  })
    .input(z.strictObject({ kid: keyId, reason: line(300) }))
    .output(GatewayKeys),
};
