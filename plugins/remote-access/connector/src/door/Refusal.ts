import type { DoorRefusal } from '@wardroom/remote-access-common';

/** Why a place was not dialed, or could not be. */
export class Refusal extends Error {
  constructor(readonly reason: DoorRefusal) {
    super(reason);
  }
}
