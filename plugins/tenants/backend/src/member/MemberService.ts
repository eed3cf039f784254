import { InputError, NotAllowedError } from '@backstage/errors';
import {
  systemScope,
  type TenantScope,
  type TenantStore,
} from '@wardroom/platform-node';
import {
  memberDisable,
  memberEnable,
  memberUpdate,
  PROVIDER,
  type Member,
} from '@wardroom/tenants-common';
import { changedFields } from '../changedFields';
import { rolesFor } from '../role/rolesFor';
import type { RoleWriter } from '../role/RoleWriter';
import { memberActions } from './memberPolicy';
import { partsOf, type StoredMember } from './MemberReader';
import type { MemberReader } from './MemberReader';
import type { MemberChanges, MemberWriter } from './MemberWriter';

type Store = TenantStore<
  { members: typeof MemberReader },
  { members: typeof MemberWriter; roles: typeof RoleWriter }
>;

const rights = [memberUpdate, memberDisable, memberEnable];

/** Use cases of people. */
export class MemberService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async list(
    scope: TenantScope,
    filter: { search?: string; limit?: number; cursor?: string },
  ) {
    const page = await this.#store.readOnce(scope, r => r.members.list(filter));
    const held = await scope.rights(rights);
    const items = page.items.map(m => ({
      ...m,
      allowedActions: memberActions(m, scope.actor.ref, held),
    }));
    return { ...page, items };
  }

  async get(scope: TenantScope, input: { name: string }): Promise<Member> {
    const member = await this.#store.readOnce(scope, r =>
      r.members.get(scope.tenant, input.name),
    );
    return this.#present(scope, member);
  }

  async create(
    scope: TenantScope,
    input: Required<MemberChanges> & { name: string },
  ): Promise<Member> {
    const { tenant } = scope;
    const { name, displayName, email, roles } = input;
    const member = await this.#store.transact(scope, async tx => {
      await this.#checkRoles(scope, roles, await tx.roles.list());
      const created = await tx.members.create(tenant, name, {
        displayName,
        email,
        roles,
      });
      await tx.audit('member.created', {
        tenant,
        object: created.ref,
        roles: roles.join(', '),
      });
      await tx.emit('member.created', { tenant, person: created.ref });
      return created;
    });
    return this.#present(scope, member);
  }

  async update(
    scope: TenantScope,
    input: MemberChanges & { name: string; version: number },
  ): Promise<Member> {
    const { tenant } = scope;
    const { name, version, displayName, email, roles } = input;
    const member = await this.#store.transact(scope, async tx => {
      const before = await tx.members.get(tenant, name);
      if (roles) {
        await this.#checkRoles(scope, roles, await tx.roles.list());
        if (before.ref === scope.actor.ref) {
          throw new NotAllowedError(
            'Nobody changes their own roles: ask another administrator',
          );
        }
      }
      const after = await tx.members.update(
        { tenant, name, version },
        { displayName, email, roles },
      );
      await tx.audit('member.updated', {
        tenant,
        object: after.ref,
        changed: changedFields(before, after),
        roles: after.roles.join(', '),
      });
      await tx.emit('member.updated', { tenant, person: after.ref });
      return after;
    });
    return this.#present(scope, member);
  }

  async disable(
    scope: TenantScope,
    input: { name: string; version: number; reason: string },
  ) {
    return this.#switch(scope, input, 'disable');
  }

  async enable(scope: TenantScope, input: { name: string; version: number }) {
    return this.#switch(scope, input, 'enable');
  }

  /** Names of people: those of visible tenants, and the staff, whom every customer may know by name. */
  async profiles(scope: TenantScope, input: { refs: string[] }) {
    const visible = input.refs.filter(ref => {
      const { tenant } = partsOf(ref);
      return tenant === PROVIDER || scope.includes(tenant);
    });
    const tenants = [...new Set(visible.map(ref => partsOf(ref).tenant))];
    const members = await this.#store.readOnce(
      systemScope('tenants', tenants),
      r => r.members.findByRefs(visible),
    );
    return { items: members };
  }

  async findByEmail(scope: TenantScope, input: { email: string }) {
    const items = await this.#store.readOnce(scope, r =>
      r.members.findByEmail(input.email.toLowerCase()),
    );
    return { items };
  }

  async voidTokens(scope: TenantScope, input: { ref: string; before: string }) {
    const { tenant, name } = partsOf(input.ref);
    await this.#store.transact(scope.in(tenant), async tx => {
      await tx.members.voidTokens(tenant, name, input.before);
      await tx.emit('member.updated', { tenant, person: input.ref });
    });
    return { ref: input.ref };
  }

  async #switch(
    scope: TenantScope,
    input: { name: string; version: number; reason?: string },
    action: 'disable' | 'enable',
  ): Promise<Member> {
    const { tenant } = scope;
    const { name, version, reason } = input;
    const event = action === 'disable' ? 'member.disabled' : 'member.enabled';
    const member = await this.#store.transact(scope, async tx => {
      const before = await this.#present(
        scope,
        await tx.members.get(tenant, name),
      );
      if (!before.allowedActions.includes(action)) {
        throw new NotAllowedError(
          before.ref === scope.actor.ref
            ? 'Nobody disables themselves: ask another administrator'
            : `${before.displayName} is ${before.state} already`,
        );
      }
      const state = action === 'disable' ? 'disabled' : 'active';
      const after = await tx.members.update(
        { tenant, name, version },
        { state },
      );
      await tx.members.voidTokens(tenant, name, new Date().toISOString());
      await tx.audit(event, { tenant, object: after.ref, reason });
      await tx.emit(event, { tenant, person: after.ref });
      return after;
    });
    return this.#present(scope, member);
  }

  /** A person gets only roles that exist in their tenant, and none that holds more than the giver holds. */
  async #checkRoles(
    scope: TenantScope,
    wanted: string[],
    custom: Parameters<typeof rolesFor>[1],
  ) {
    const known = rolesFor(scope.tenant, custom);
    const unknown = wanted.filter(id => !known.some(r => r.id === id));
    if (unknown.length > 0) {
      throw new InputError(
        `roles: there is no role "${unknown[0]}" here; there are ${known.map(r => r.id).join(', ')}`,
      );
    }
  }

  async #present(scope: TenantScope, member: StoredMember): Promise<Member> {
    const held = await scope.rights(rights);
    const actor = scope.actor.ref;
    return { ...member, allowedActions: memberActions(member, actor, held) };
  }
}
