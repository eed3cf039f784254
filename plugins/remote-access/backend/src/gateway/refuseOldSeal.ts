import { InputError } from '@backstage/errors';
import type { Sealed } from '@wardroom/remote-access-common';
import type { Gateways } from './Gateways';

/**
 * What was sealed to any other key than the present one could not be opened for long. To be asked after the row was
 * written: whoever destroys a former key waits for those who are writing, so that what passes here is counted there.
 *
 * @param field - the input's field that holds it
 */
export function refuseOldSeal(
  gateway: Gateways,
  sealed: Sealed,
  field: string,
): void {
  if (sealed.kid === gateway.identity().seal.kid) return;
  throw new InputError(
    `${field}: is not sealed to the present key of the gateway; load the page again and type the secret anew`,
  );
}
