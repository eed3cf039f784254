import { useClient, useLoad } from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';

/** What would come of opening it, as soon as target and request are chosen. */
export function useCheck(tenant: string, target: string, intervention: string) {
  const access = useClient(remoteAccessContract);
  const { data, loading } = useLoad(
    async signal =>
      target && intervention
        ? access.sessions.check({ tenant, target, intervention }, { signal })
        : undefined,
    [tenant, target, intervention],
  );
  return { check: data, checking: loading };
}
