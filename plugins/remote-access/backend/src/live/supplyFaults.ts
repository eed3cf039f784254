import type { SupplyFault } from '@wardroom/remote-access-common';

/** Why a secret was not typed, for whoever asked for it. */
export const supplyFaults: Record<SupplyFault, string> = {
  'not-open': 'The session is over already',
  'no-input': 'The session takes no input of yours now',
  'no-such': 'The credential has no such secret',
  'code-used': 'The code of this moment was used: wait for the next one',
  unusable: 'The credential could not be opened',
};
