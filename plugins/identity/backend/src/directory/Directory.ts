import type { PluginClient } from '@wardroom/platform-node';
import {
  PROVIDER,
  tenantsGranted,
  type AccessScope,
  type Member,
  type tenantsContract,
} from '@wardroom/tenants-common';
import { personOf, type Person } from './Person';

/** The part of the tenants context that identity asks, as itself. */
export type TenantsClient = {
  people: Pick<
    PluginClient<typeof tenantsContract>['people'],
    'access' | 'findByEmail' | 'findHolders' | 'voidTokens'
  >;
  members: Pick<PluginClient<typeof tenantsContract>['members'], 'get'>;
};

/** Who somebody says they are; exactly one of both. */
export type Identifier = { email?: string; person?: string };

/** More people than this with one address sign in by their names. */
const SAME_ADDRESS = 3;

/** Who people are and whether they may act: asked of the tenants context each time, never kept here. */
export class Directory {
  readonly #tenants: TenantsClient;

  constructor(tenants: TenantsClient) {
    this.#tenants = tenants;
  }

  /** The active people whom somebody may mean: several when one address is used in several tenants. */
  async find(who: Identifier): Promise<Person[]> {
    if (who.email !== undefined) return this.findByEmail(who.email);
    const access = await this.findAccess(who.person as string);
    return access ? [personOf(access.ref)] : [];
  }

  /** Active people of a customer, or of the provider, who hold a permission in that customer. */
  async findHolders(options: {
    tenant: string;
    permission: string;
    of: 'customer' | 'provider';
  }): Promise<string[]> {
    const { refs } = await this.#tenants.people.findHolders(options);
    return refs;
  }

  async findByEmail(email: string): Promise<Person[]> {
    const { items } = await this.#tenants.people.findByEmail({ email });
    return items.length > SAME_ADDRESS
      ? []
      : items.map(({ ref }) => personOf(ref));
  }

  /** What the person may do, or undefined if they may not act at all. */
  async findAccess(ref: string): Promise<AccessScope | undefined> {
    try {
      const access = await this.#tenants.people.access({ ref });
      return access.active ? access : undefined;
    } catch (error) {
      if ((error as Error).name === 'NotFoundError') return undefined;
      throw error;
    }
  }

  /** The member with their address. Throws NotFoundError. */
  member({ tenant, name }: Person): Promise<Member> {
    return this.#tenants.members.get({ tenant, name });
  }

  /** Voids all tokens the person was issued before a time. */
  async voidTokens(ref: string, before: Date): Promise<void> {
    await this.#tenants.people.voidTokens({
      ref,
      before: before.toISOString(),
    });
  }
}

/** Whether one-time codes are a must: for all staff, and for whoever looks after other people's accounts. */
export function needsTotp(access: AccessScope): boolean {
  const cares = tenantsGranted(access, 'account.invite');
  return access.tenant === PROVIDER || cares === '*' || cares.length > 0;
}
