import { z } from 'zod';
import { endpoint } from '@wardroom/platform-common';
import { SealPublicKey } from './Sealed';
import { SignPublicKey } from './SignPublicKey';

/** What anybody may know of the gateways. */
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
        /** Keys of all gateways that may have signed a recording. */
        sign: z.array(SignPublicKey),
      }),
    ),
};
