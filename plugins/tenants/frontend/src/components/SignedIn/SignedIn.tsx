import { useCallback, type ReactNode } from 'react';
import {
  PageState,
  ProblemError,
  TenantProvider,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import { tenantsContract } from '@wardroom/tenants-common';

/** Finds out who is signed in and for which customer they work, before any page is shown. */
export function SignedIn({ children }: { children: ReactNode }) {
  const client = useClient(tenantsContract);
  const load = useLoad(async signal => {
    const me = await client.people.me(undefined, { signal });
    const own =
      me.workspace === 'portal'
        ? await client.tenants.get({ tenant: me.tenant }, { signal })
        : undefined;
    return { me, own };
  }, []);
  const find = useCallback(
    (tenant: string) =>
      client.tenants.get({ tenant }).catch(error => {
        if (ProblemError.of(error).status === 404) return undefined;
        throw error;
      }),
    [client],
  );
  return (
    <PageState load={load}>
      {({ me, own }) => (
        <TenantProvider me={me} own={own} find={find}>
          {children}
        </TenantProvider>
      )}
    </PageState>
  );
}
