import { identityContract } from '@wardroom/identity-common';
import { useClient } from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';

/** Trades the code for a ticket, and the ticket for the way into the session. */
export function useOpen(tenant: string) {
  const access = useClient(remoteAccessContract);
  const identity = useClient(identityContract);
  return async (
    values: { target: string; request: string; code: string },
    codeNeeded: boolean,
  ) => {
    const { target, request: intervention, code } = values;
    const wish = { tenant, target, intervention };
    // A code of this browser still counts, so that no new one is spent.
    if (!codeNeeded) return access.sessions.open(wish);
    const { ticket: stepUp } = await identity.stepUps.grant({
      purpose: 'remote-session',
      object: target,
      code: code.trim() || undefined,
    });
    return access.sessions.open({ ...wish, stepUp });
  };
}
