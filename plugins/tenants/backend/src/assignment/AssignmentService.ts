import { ConflictError, InputError } from '@backstage/errors';
import {
  systemScope,
  type Rights,
  type TenantScope,
  type TenantStore,
} from '@wardroom/platform-node';
import {
  assignmentEnd,
  PROVIDER,
  type Assignment,
} from '@wardroom/tenants-common';
import { partsOf } from '../member/MemberReader';
import type { MemberReader } from '../member/MemberReader';
import type { TenantWriter } from '../tenant/TenantWriter';
import type {
  AssignmentFilter,
  StoredAssignment,
  AssignmentReader,
} from './AssignmentReader';
import type { NewAssignment, AssignmentWriter } from './AssignmentWriter';

type Store = TenantStore<
  { assignments: typeof AssignmentReader; members: typeof MemberReader },
  { assignments: typeof AssignmentWriter; tenants: typeof TenantWriter }
>;

const staff = systemScope('tenants', [PROVIDER]);

/** Use cases of assignments: which technician works for which customer. */
export class AssignmentService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async list(
    scope: TenantScope,
    filter: AssignmentFilter & { limit?: number; cursor?: string },
  ) {
    const page = await this.#store.readOnce(scope, r =>
      r.assignments.list(filter),
    );
    return { ...page, items: await this.#present(scope, page.items) };
  }

  async create(scope: TenantScope, input: NewAssignment): Promise<Assignment> {
    const { tenant } = scope;
    await this.#checkPerson(input.person);
    checkTimes(input);
    const { person, kind, reason } = input;
    const assignment = await this.#store.transact(scope, async tx => {
      const customer = await tx.tenants.get(tenant);
      if (tenant === PROVIDER || customer.state === 'closed') {
        throw new ConflictError(`Nobody can be assigned to ${customer.name}`);
      }
      const running = await tx.assignments.list({ person, state: 'active' });
      if (running.items.length > 0 && !input.from) {
        throw new ConflictError(
          `person: ${person} is assigned to ${customer.name} already`,
        );
      }
      const created = await tx.assignments.create(tenant, input);
      await tx.audit('assignment.created', {
        tenant,
        object: created.id,
        person,
        kind,
        reason,
        from: created.from,
        until: created.until,
      });
      await tx.emit('assignment.created', { tenant, person });
      return created;
    });
    const [presented] = await this.#present(scope, [assignment]);
    return presented;
  }

  async end(
    scope: TenantScope,
    input: { id: string; version: number; reason: string },
  ): Promise<Assignment> {
    const { tenant } = scope;
    const assignment = await this.#store.transact(scope, async tx => {
      const before = await tx.assignments.get(input.id);
      if (before.state === 'ended') {
        throw new ConflictError('This assignment has ended already');
      }
      const { id, version, reason } = input;
      const after = await tx.assignments.end(
        { tenant, id, version },
        scope.actor.ref,
      );
      const { person } = after;
      await tx.audit('assignment.ended', {
        tenant,
        object: id,
        person,
        reason,
      });
      await tx.emit('assignment.ended', { tenant, person });
      return after;
    });
    const [presented] = await this.#present(scope, [assignment]);
    return presented;
  }

  async #checkPerson(ref: string) {
    const { tenant, name } = partsOf(ref);
    const person =
      tenant === PROVIDER &&
      (await this.#store.readOnce(staff, r => r.members.find(PROVIDER, name)));
    if (!person || person.state !== 'active') {
      throw new InputError(
        `person: ${ref} is not an active member of the provider's staff`,
      );
    }
  }

  async #present(
    scope: TenantScope,
    assignments: StoredAssignment[],
  ): Promise<Assignment[]> {
    const refs = [...new Set(assignments.map(a => a.person))];
    const people = await this.#store.readOnce(staff, r =>
      r.members.findByRefs(refs),
    );
    const names = new Map(people.map(p => [p.ref, p.displayName]));
    const held: Rights = await scope.rights([assignmentEnd]);
    return assignments.map(a => ({
      ...a,
      personName: names.get(a.person) ?? a.person,
      allowedActions:
        a.state !== 'ended' && held.has(assignmentEnd, a.tenant)
          ? ['end' as const]
          : [],
    }));
  }
}

function checkTimes({ from, until }: NewAssignment) {
  const start = from ? Date.parse(from) : Date.now();
  if (until && Date.parse(until) <= start) {
    throw new InputError('until: must lie after the beginning');
  }
}
