import { InputError, NotAllowedError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import {
  systemScope,
  type TenantScope,
  type TenantStore,
} from '@wardroom/platform-node';
import {
  grantLifecycle,
  type AccessWindow,
  type Grant,
  type GrantState,
  type GrantTargets,
  type ProposedPlan,
} from '@wardroom/remote-access-common';
import { PROVIDER } from '@wardroom/tenants-common';
import type { PolicyReader } from '../policy/PolicyReader';
import { grantFacts } from './grantFacts';
import type { GrantPlaces } from './GrantPlaces';
import { grantActions, grantRights } from './grantPolicy';
import type { GrantReader, StoredGrant } from './GrantReader';
import type { GrantAction, GrantWriter } from './GrantWriter';

type Store = TenantStore<
  { grants: typeof GrantReader; policies: typeof PolicyReader },
  { grants: typeof GrantWriter }
>;

/** A grant as it is asked for. */
export type GrantInput = {
  person?: string;
  targets: GrantTargets;
  window: Omit<AccessWindow, 'zone'>;
  intervention?: string;
  reason: string;
  plan?: ProposedPlan;
};

type Step = { id: string; version: number };

const YEAR_MS = 366 * 86_400_000;
const DAY_MS = 86_400_000;

const events: Record<Exclude<GrantAction, 'expire'>, string> = {
  approve: 'grant.approved',
  decline: 'grant.declined',
  withdraw: 'grant.withdrawn',
  revoke: 'grant.revoked',
};

/** Use cases of grants. */
export class GrantService {
  readonly #store: Store;
  readonly #places: GrantPlaces;
  readonly #recheck: () => Promise<void>;

  /** @param options - `recheck` ends the sessions that rest on what was taken away */
  constructor(options: {
    store: Store;
    places: GrantPlaces;
    recheck(): Promise<void>;
  }) {
    this.#store = options.store;
    this.#places = options.places;
    this.#recheck = options.recheck;
  }

  async list(
    scope: TenantScope,
    filter: PageInput & { state?: GrantState[] },
  ): Promise<Page<Grant>> {
    const page = await this.#store.readOnce(scope, r => r.grants.list(filter));
    return { ...page, items: await this.#present(scope, page.items) };
  }

  async get(scope: TenantScope, input: { id: string }): Promise<Grant> {
    const grant = await this.#store.readOnce(scope, r =>
      r.grants.get(scope.tenant, input.id),
    );
    return this.#one(scope, grant);
  }

  /** The customer gives access. What they give needs nobody's approval. */
  async create(scope: TenantScope, input: GrantInput): Promise<Grant> {
    const { tenant, actor } = scope;
    checkWindow(input.window);
    const found = await this.#places.find(tenant, input);
    const grant = await this.#store.transact(scope, async tx => {
      const created = await tx.grants.create(tenant, {
        ...found,
        requestedBy: actor.ref,
      });
      const given = await tx.grants.decide(created, 'approve', {
        by: actor.ref,
      });
      await tx.audit('grant.created', grantFacts(given));
      await tx.emit('grant.created', { tenant, id: given.id });
      return given;
    });
    return this.#one(scope, grant);
  }

  /** A technician asks for access, for themselves. */
  async request(scope: TenantScope, input: GrantInput): Promise<Grant> {
    const { tenant, actor } = scope;
    checkWindow(input.window);
    const found = await this.#places.find(tenant, input);
    const grant = await this.#store.transact(scope, async tx => {
      const created = await tx.grants.create(tenant, {
        ...found,
        person: actor.ref,
        requestedBy: actor.ref,
      });
      await tx.audit('grant.requested', grantFacts(created));
      await tx.emit('grant.requested', { tenant, id: created.id });
      return created;
    });
    return this.#one(scope, grant);
  }

  approve(scope: TenantScope, input: Step & { note?: string }) {
    return this.#decide(scope, 'approve', input);
  }

  decline(scope: TenantScope, { reason, ...step }: Step & { reason: string }) {
    return this.#decide(scope, 'decline', { ...step, note: reason });
  }

  withdraw(scope: TenantScope, step: Step) {
    return this.#decide(scope, 'withdraw', step);
  }

  /** When it answers, whoever was in by this grant is out. */
  async revoke(
    scope: TenantScope,
    { reason, ...step }: Step & { reason: string },
  ): Promise<Grant> {
    const grant = await this.#decide(scope, 'revoke', {
      ...step,
      note: reason,
    });
    await this.#recheck();
    return grant;
  }

  async #decide(
    scope: TenantScope,
    action: keyof typeof events,
    { id, version, note }: Step & { note?: string },
  ): Promise<Grant> {
    const { tenant, actor } = scope;
    const before = await this.get(scope, { id });
    grantLifecycle.next(before.state, action);
    if (!before.allowedActions.includes(action)) {
      throw new NotAllowedError(refusalOf(before, action, actor.ref));
    }
    const after = await this.#store.transact(scope, async tx => {
      const grant = await tx.grants.get(tenant, id);
      const decided = await tx.grants.decide({ ...grant, version }, action, {
        ...{ by: actor.ref, note },
      });
      await tx.audit(events[action], { ...grantFacts(decided), note });
      await tx.emit(events[action], { tenant, id });
      return decided;
    });
    return this.#one(scope, after);
  }

  async #one(scope: TenantScope, grant: StoredGrant): Promise<Grant> {
    const [presented] = await this.#present(scope, [grant]);
    return presented;
  }

  async #present(scope: TenantScope, grants: StoredGrant[]): Promise<Grant[]> {
    const tenants = [...new Set(grants.map(grant => grant.tenant))];
    const rights = await scope.rights(grantRights);
    const rules = await this.#store.readOnce(
      systemScope('remote-access', [...tenants, PROVIDER]),
      r => r.policies.inForce(tenants),
    );
    const who = { person: scope.actor.ref, rights };
    return grants.map(grant => ({
      ...grant,
      allowedActions: grantActions(
        grant,
        who,
        rules(grant.tenant).rules.approvers,
      ),
    }));
  }
}

function refusalOf(grant: Grant, action: string, person: string): string {
  if (grant.requestedBy === person) {
    return 'You asked for this access yourself: somebody else decides on it';
  }
  const ofCustomer = person.startsWith(`user:${grant.tenant}/`);
  return action === 'approve' && !ofCustomer
    ? 'The rules of this customer leave it to the customer alone to approve access'
    : `You may not ${action} this access`;
}

function checkWindow({ from, until }: Omit<AccessWindow, 'zone'>): void {
  const [begin, end] = [Date.parse(from), Date.parse(until)];
  if (end <= Math.max(begin, Date.now())) {
    throw new InputError(
      'window.until: must be later than now and than "from"',
    );
  }
  if (begin < Date.now() - DAY_MS) {
    throw new InputError('window.from: must not lie in the past');
  }
  if (end - begin > YEAR_MS) {
    throw new InputError('window.until: must be within a year');
  }
}
