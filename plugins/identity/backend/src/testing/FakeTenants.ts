import { NotFoundError } from '@backstage/errors';
import {
  builtInRoles,
  tenantsGranted,
  type Member,
} from '@wardroom/tenants-common';
import { personOf } from '../directory/Person';
import type { TenantsClient } from '../directory/Directory';

/** The tenants context as identity sees it: people with roles, who can be switched off. */
export class FakeTenants implements TenantsClient {
  readonly #people = new Map<
    string,
    { role: string; email: string; active: boolean; tokensValidAfter: string }
  >();
  /** Set to make every call fail, as if the context did not answer. */
  down = false;

  add(ref: string, role: string, email = `${personOf(ref).name}@x.example`) {
    this.#people.set(ref, {
      role,
      email,
      active: true,
      tokensValidAfter: new Date(0).toISOString(),
    });
    return this;
  }

  disable(ref: string) {
    this.#find(ref).active = false;
  }

  tokensValidAfter(ref: string): Date {
    return new Date(this.#find(ref).tokensValidAfter);
  }

  readonly people: TenantsClient['people'] = {
    access: async ({ ref }) => {
      const { role, active, tokensValidAfter } = this.#find(ref);
      const { tenant, name } = personOf(ref);
      const { permissions, reach } = builtInRoles.find(r => r.id === role)!;
      const tenants = reach === 'fleet' ? ('*' as const) : [tenant];
      return {
        ref,
        active,
        displayName: name,
        tenant,
        roles: [role],
        tokensValidAfter,
        grants: [{ permissions: [...permissions], tenants }],
      };
    },
    findByEmail: async ({ email }) => {
      if (this.down) throw new Error('connection refused');
      const found = [...this.#people].filter(
        ([, person]) => person.email === email && person.active,
      );
      const items = found.map(([ref]) => {
        const { tenant, name } = personOf(ref);
        return { ref, tenant, displayName: name };
      });
      return { items };
    },
    findHolders: async ({ tenant, permission, of }) => {
      const home = of === 'customer' ? tenant : 'provider';
      const refs: string[] = [];
      for (const [ref, { active }] of this.#people) {
        const access = await this.people.access({ ref });
        const tenants = tenantsGranted(access, permission);
        const holds = tenants === '*' || tenants.includes(tenant);
        if (active && access.tenant === home && holds) refs.push(ref);
      }
      return { refs };
    },
    voidTokens: async ({ ref, before }) => {
      if (this.down) throw new Error('connection refused');
      this.#find(ref).tokensValidAfter = before;
      return { ref };
    },
  };

  readonly members: TenantsClient['members'] = {
    get: async ({ tenant, name }): Promise<Member> => {
      const ref = `user:${tenant}/${name}`;
      const { role, email, active } = this.#find(ref);
      const at = new Date(0).toISOString();
      return {
        ref,
        tenant,
        name,
        displayName: name,
        email,
        roles: [role],
        state: active ? 'active' : 'disabled',
        version: 1,
        createdAt: at,
        updatedAt: at,
        allowedActions: [],
      };
    },
  };

  #find(ref: string) {
    const person = this.#people.get(ref);
    if (person) return person;
    throw new NotFoundError(`There is no ${ref}`);
  }
}
