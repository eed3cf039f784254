import {
  useClient,
  usePages,
  useTenant,
  type Pages,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Session,
  type SessionState,
} from '@wardroom/remote-access-common';

/**
 * Sessions of the customer that the person works for, or of all of them, the latest first.
 *
 * @param states - those in one of these; in any where it is empty
 * @param everyMs - how often they are loaded anew
 */
export function useSessions(
  states: readonly SessionState[],
  everyMs: number,
): Pages<Session> {
  const client = useClient(remoteAccessContract);
  const { tenant } = useTenant();
  const state = states.length > 0 ? [...states] : undefined;
  return usePages(
    ({ signal, ...page }) =>
      client.sessions.list({ ...page, tenant: tenant?.id, state }, { signal }),
    [tenant?.id, states.join()],
    { every: everyMs },
  );
}
