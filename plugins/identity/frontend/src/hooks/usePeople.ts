import { identityContract, type Account } from '@wardroom/identity-common';
import {
  ProblemError,
  useClient,
  usePages,
  type Pages,
} from '@wardroom/platform-react';
import { tenantsContract, type Member } from '@wardroom/tenants-common';

/** A member with their account; without it where the reader may not see accounts. */
export type PersonRow = { member: Member; account?: Account };

/** The people of a tenant, with how they sign in. */
export function usePeople(
  tenant: string,
  search: string | undefined,
): Pages<PersonRow> {
  const tenants = useClient(tenantsContract);
  const identity = useClient(identityContract);
  return usePages(
    async ({ signal, ...page }) => {
      const members = await tenants.members.list(
        { ...page, tenant, search },
        { signal },
      );
      const accounts = await listAccounts(
        members.items.map(({ name }) => name),
        names =>
          identity.accounts.list(
            { tenant, names, limit: names.length },
            { signal },
          ),
      );
      return {
        ...members,
        items: members.items.map(member => ({
          member,
          account: accounts.get(member.name),
        })),
      };
    },
    [tenant, search],
  );
}

async function listAccounts(
  names: string[],
  list: (names: string[]) => Promise<{ items: Account[] }>,
): Promise<Map<string, Account>> {
  if (names.length === 0) return new Map();
  try {
    const { items } = await list(names);
    return new Map(items.map(account => [account.name, account]));
  } catch (error) {
    if (ProblemError.of(error).status === 403) return new Map();
    throw error;
  }
}
