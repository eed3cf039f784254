import { isActive, type FindingSummary } from '@wardroom/assets-common';

/** Whether a request can fix it: it is there, and no request does so yet. */
export function isRequestable(
  finding: Pick<FindingSummary, 'state' | 'interventionId'>,
): boolean {
  const { state, interventionId } = finding;
  return !interventionId && isActive(state);
}
