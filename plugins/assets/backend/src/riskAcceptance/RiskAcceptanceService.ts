import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import type { Page } from '@wardroom/platform-common';
import type {
  Effects,
  TenantScope,
  TenantStore,
} from '@wardroom/platform-node';
import {
  longestAcceptanceMs,
  riskAcceptanceLifecycle,
  type RiskAcceptance,
  type RiskAcceptanceAction,
  type RiskAcceptanceDetails,
} from '@wardroom/assets-common';
import {
  idsOf,
  mustBeSeen,
  namesOf,
  shortOf,
  type Chosen,
} from '../finding/mustBeSeen';
import type { StoredFinding } from '../finding/findingOf';
import {
  deciderOf,
  isAcceptable,
  presentFinding,
} from '../finding/findingPolicy';
import type { FindingReader } from '../finding/FindingReader';
import type { FindingRequestReader } from '../finding/FindingRequestReader';
import type { FindingWriter } from '../finding/FindingWriter';
import { hideRequests } from '../finding/hideRequests';
import { reopenUncovered } from './reopenUncovered';
import { riskAcceptanceFacts } from './riskAcceptanceFacts';
import {
  riskAcceptanceActions,
  riskAcceptanceRights,
} from './riskAcceptancePolicy';
import type {
  RiskAcceptanceList,
  RiskAcceptanceReader,
  StoredRiskAcceptance,
} from './RiskAcceptanceReader';
import type { RiskAcceptanceWriter } from './RiskAcceptanceWriter';

type Store = TenantStore<
  {
    findings: typeof FindingReader;
    findingRequests: typeof FindingRequestReader;
    riskAcceptances: typeof RiskAcceptanceReader;
  },
  {
    findings: typeof FindingWriter;
    riskAcceptances: typeof RiskAcceptanceWriter;
  }
>;

type Transaction = {
  findings: FindingWriter;
  riskAcceptances: RiskAcceptanceWriter;
} & Effects;

type Request = { findings: Chosen[]; reason: string; until: string };
type Decision = { id: string; version: number; note?: string };
type Verb = {
  action: RiskAcceptanceAction;
  /** What happens to the findings. */
  effect?: (tx: Transaction, after: StoredRiskAcceptance) => Promise<void>;
};

const eventOf = {
  approve: 'riskAcceptance.approved',
  decline: 'riskAcceptance.declined',
  withdraw: 'riskAcceptance.withdrawn',
  end: 'riskAcceptance.ended',
} as const satisfies Record<RiskAcceptanceAction, string>;

/** Use cases of risks that customers accept. */
export class RiskAcceptanceService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async list(
    scope: TenantScope,
    filter: RiskAcceptanceList,
  ): Promise<Page<RiskAcceptance>> {
    const page = await this.#store.readOnce(scope, r =>
      r.riskAcceptances.list(filter),
    );
    const present = await presenterOf(scope);
    return { ...page, items: page.items.map(present) };
  }

  async get(
    scope: TenantScope,
    { id }: { id: string },
  ): Promise<RiskAcceptanceDetails> {
    const { tenant } = scope;
    const { acceptance, findings } = await this.#store.read(scope, async r => {
      const found = await r.riskAcceptances.get(tenant, id);
      const its = await r.findings.findByIds(tenant, found.findingIds);
      return {
        acceptance: found,
        findings: await hideRequests(scope, r, its),
      };
    });
    const present = await presenterOf(scope);
    const decider = await deciderOf(scope);
    return {
      ...present(acceptance),
      findings: findings.map(one => presentFinding(one, decider)),
    };
  }

  async request(scope: TenantScope, input: Request): Promise<RiskAcceptance> {
    const { tenant, actor } = scope;
    const { findings: chosen, reason } = input;
    const until = untilOf(input.until);
    const ids = idsOf(chosen);
    const asked = await this.#store.transact(scope, async tx => {
      const held = await tx.findings.hold(tenant, ids);
      mustBeSeen(held, chosen);
      mustBeAcceptable(held);
      const others = await tx.riskAcceptances.askedFor(tenant, ids);
      mustNotBeAsked(held.filter(({ id }) => others.has(id)));
      const created = await tx.riskAcceptances.create({
        ...{ tenant, reason, until, findingIds: ids },
        requestedBy: actor.ref,
      });
      const { id } = created;
      await tx.audit('riskAcceptance.requested', {
        ...riskAcceptanceFacts(created),
        reason,
      });
      await tx.emit('riskAcceptance.requested', { tenant, id });
      return created;
    });
    return (await presenterOf(scope))(asked);
  }

  async approve(scope: TenantScope, input: Decision): Promise<RiskAcceptance> {
    return this.#decide(scope, input, {
      action: 'approve',
      effect: (tx, approved) => accept(tx, approved, scope.actor.ref),
    });
  }

  async decline(scope: TenantScope, input: Decision): Promise<RiskAcceptance> {
    return this.#decide(scope, input, { action: 'decline' });
  }

  async withdraw(scope: TenantScope, input: Decision): Promise<RiskAcceptance> {
    return this.#decide(scope, input, { action: 'withdraw' });
  }

  async end(
    scope: TenantScope,
    input: Decision & { note: string },
  ): Promise<RiskAcceptance> {
    const actor = scope.actor.ref;
    const { note } = input;
    return this.#decide(scope, input, {
      action: 'end',
      effect: (tx, { tenant, findingIds: ids }) =>
        reopenUncovered(tx, { tenant, ids, actor, note }),
    });
  }

  async #decide(
    scope: TenantScope,
    { id, version, note }: Decision,
    { action, effect }: Verb,
  ): Promise<RiskAcceptance> {
    const { tenant, actor } = scope;
    const rights = await scope.rights(riskAcceptanceRights);
    const who = { person: actor.ref, rights };
    const decided = await this.#store.transact(scope, async tx => {
      const before = await tx.riskAcceptances.get(tenant, id);
      mustAllow(before, action, riskAcceptanceActions(before, who));
      const after = await tx.riskAcceptances.transition(
        { ...before, version },
        { action, by: actor.ref, note },
      );
      await effect?.(tx, after);
      await tx.audit(eventOf[action], { ...riskAcceptanceFacts(after), note });
      await tx.emit(eventOf[action], { tenant, id });
      return after;
    });
    return (await presenterOf(scope))(decided);
  }
}

/** Those of its findings that are left; the others were decided about or closed meanwhile. */
async function accept(
  tx: Transaction,
  approved: StoredRiskAcceptance,
  actor: string,
): Promise<void> {
  const { tenant, until, findingIds, reason: note } = approved;
  if (Date.parse(until) <= Date.now()) {
    throw new ConflictError(
      'The day until which this risk was to be accepted has passed: ask anew',
    );
  }
  const held = await tx.findings.holdAny(tenant, findingIds);
  const left = held.filter(isAcceptable);
  if (left.length === 0) {
    throw new ConflictError(
      'None of these findings is there any more: decline it instead',
    );
  }
  const fresh = left.filter(({ state }) => state !== 'risk_accepted');
  const moved = await tx.findings.move(fresh, {
    ...{ action: 'accept', actor, note },
  });
  for (const { id, title, asset } of moved) {
    await tx.audit('finding.accepted', {
      ...{ tenant, object: id },
      ...{ title: shortOf(title), asset: asset.title },
    });
  }
}

async function presenterOf(scope: TenantScope) {
  const rights = await scope.rights(riskAcceptanceRights);
  const who = { person: scope.actor.ref, rights };
  return (acceptance: StoredRiskAcceptance): RiskAcceptance => ({
    ...acceptance,
    allowedActions: riskAcceptanceActions(acceptance, who),
  });
}

/** A wrong state is a conflict; a right state and the wrong person is not allowed. */
function mustAllow(
  acceptance: StoredRiskAcceptance,
  action: RiskAcceptanceAction,
  allowed: RiskAcceptanceAction[],
): void {
  riskAcceptanceLifecycle.next(acceptance.state, action);
  if (allowed.includes(action)) return;
  throw new NotAllowedError(
    action === 'withdraw'
      ? 'Only who asked for it withdraws it'
      : 'A risk is accepted by the people of the customer, and not by whoever asked for it',
  );
}

function untilOf(until: string): string {
  const ms = Date.parse(until) - Date.now();
  if (ms > 0 && ms <= longestAcceptanceMs) return until;
  throw new InputError('until: must be a time to come, a year away at most');
}

function mustBeAcceptable(held: StoredFinding[]): void {
  const unfit = held.filter(one => !isAcceptable(one));
  if (unfit.length === 0) return;
  throw new ConflictError(
    `Only what is there can be accepted, so nothing was done: leave out ${namesOf(unfit)}`,
  );
}

function mustNotBeAsked(asked: StoredFinding[]): void {
  if (asked.length === 0) return;
  throw new ConflictError(
    `The customer is asked already to accept the risk of ${namesOf(asked)}: leave them out, or withdraw that request`,
  );
}
