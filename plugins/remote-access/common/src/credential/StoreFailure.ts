import { endSentences, type EndReason } from '../recording/EndReason';

/** Why a store gave no secret. What the store itself said is never passed on: it may hold what nobody should see. */
export class StoreFailure extends Error {
  constructor(readonly reason: Extract<EndReason, `store-${string}`>) {
    super(endSentences[reason]);
  }
}
