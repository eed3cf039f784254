import type {
  SessionOrder,
  SuppliedSecret,
} from '@wardroom/remote-access-common';

/** What the technician's page is told of every session's rules when it may begin. */
export function readyNotice(
  { session, policy }: SessionOrder,
  secrets: SuppliedSecret[],
) {
  const { graceSeconds, idleSeconds, paste, copy } = policy;
  return {
    type: 'ready' as const,
    ...{ session, graceSeconds, idleSeconds, paste, copy, secrets },
  };
}
