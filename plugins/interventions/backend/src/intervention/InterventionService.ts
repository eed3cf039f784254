import { NotAllowedError } from '@backstage/errors';
import { changedFields, type PageInput } from '@wardroom/platform-common';
import type {
  Download,
  TenantScope,
  TenantStore,
} from '@wardroom/platform-node';
import {
  isUnderWay,
  messagePostInternal,
  type Intervention,
  type InterventionCounts,
  type InterventionFacts,
} from '@wardroom/interventions-common';
import { PROVIDER } from '@wardroom/tenants-common';
import { actOn } from './actOn';
import type { AffectedAssets } from './AffectedAssets';
import type { AffectedFindings } from './AffectedFindings';
import { askerOf } from './askerOf';
import { internalIn } from './internalIn';
import { interventionActions } from './interventionPolicy';
import type {
  InterventionSort,
  InterventionReader,
  StoredIntervention,
} from './InterventionReader';
import { interventionTable } from './interventionTable';
import type {
  InterventionChanges,
  NewIntervention,
  InterventionWriter,
} from './InterventionWriter';
import { newsOf } from './newsOf';
import type { Participants } from './Participants';
import type { ObjectionReader } from '../objection/ObjectionReader';
import type { ObjectionWriter } from '../objection/ObjectionWriter';
import { present } from './present';
import type { InterventionFilter } from './queries/narrowInterventions';

type Store = TenantStore<
  {
    interventions: typeof InterventionReader;
    objections: typeof ObjectionReader;
  },
  {
    interventions: typeof InterventionWriter;
    objections: typeof ObjectionWriter;
  }
>;

type List = InterventionFilter & PageInput & { sort?: InterventionSort };
type One = { id: string; version: number };

/** Use cases of requests. */
export class InterventionService {
  readonly #store: Store;
  readonly #participants: Participants;
  readonly #assets: AffectedAssets;
  readonly #findings: AffectedFindings;

  constructor(options: {
    store: Store;
    participants: Participants;
    assets: AffectedAssets;
    findings: AffectedFindings;
  }) {
    this.#store = options.store;
    this.#participants = options.participants;
    this.#assets = options.assets;
    this.#findings = options.findings;
  }

  async list(scope: TenantScope, filter: List) {
    const visible = await internalIn(scope);
    const page = await this.#store.readOnce(scope, r =>
      r.interventions.list(withMe(scope, filter), visible),
    );
    const asker = await askerOf(scope);
    return {
      ...page,
      items: page.items.map(i => ({
        ...i,
        allowedActions: interventionActions(i, asker),
      })),
    };
  }

  /** Every customer whose requests leave with the file has that in its own audit chain. */
  async download(scope: TenantScope, input: List): Promise<Download> {
    const visible = await internalIn(scope);
    const filter = withMe(scope, input);
    await this.#store.transact(scope, async tx => {
      const named = scope.tenants === '*' ? [] : scope.tenants;
      const tenants = new Set([
        ...(named.length === 1 ? named : []),
        ...(await tx.interventions.tenantsOf(filter, visible)),
      ]);
      for (const tenant of tenants) {
        await tx.audit('intervention.downloaded', { tenant });
      }
    });
    const pageAt = (cursor?: string) =>
      this.#store.readOnce(scope, r =>
        r.interventions.list({ ...filter, cursor, limit: 200 }, visible),
      );
    return { filename: 'requests.csv', body: interventionTable(pageAt) };
  }

  async count(scope: TenantScope): Promise<InterventionCounts> {
    const visible = await internalIn(scope);
    return this.#store.readOnce(scope, r =>
      r.interventions.count(scope.actor.ref, visible),
    );
  }

  async get(scope: TenantScope, { id }: { id: string }): Promise<Intervention> {
    const visible = await internalIn(scope);
    const found = await this.#store.readOnce(scope, r =>
      r.interventions.get(scope.tenant, id, visible),
    );
    return present(this.#store, scope, found);
  }

  /** For other contexts that act for a request. */
  async facts(
    scope: TenantScope,
    { tenant, id }: { tenant: string; id: string },
  ): Promise<InterventionFacts> {
    const found = await this.#store.readOnce(scope, r =>
      r.interventions.get(tenant, id, '*'),
    );
    return factsOf(found);
  }

  /** The same of several requests, with one query. */
  async allFacts(
    scope: TenantScope,
    { requests }: { requests: { tenant: string; id: string }[] },
  ): Promise<{ items: InterventionFacts[] }> {
    const found = await this.#store.readOnce(scope, r =>
      r.interventions.findAll(requests),
    );
    return { items: found.map(factsOf) };
  }

  async submit(
    scope: TenantScope,
    input: Omit<NewIntervention, 'requester'> & { requester?: string },
  ): Promise<Intervention> {
    const { tenant, actor } = scope;
    const requester = input.requester ?? actor.ref;
    await this.#checkRequester(scope, requester);
    await this.#checkVisibility(scope, input.visibility);
    await this.#participants.mustRead(tenant, input.watchers, 'watchers');
    await this.#assets.mustBelong(tenant, input.assetIds);
    await this.#findings.mustBeFree(scope, input.findingIds);
    const key = await this.#participants.keyOf(tenant);
    const submitted = await this.#store.transact(scope, async tx => {
      const number = await tx.interventions.nextNumber(tenant, key);
      const created = await tx.interventions.create(number, {
        ...input,
        requester,
      });
      await tx.interventions.addStep(created, {
        action: 'submit',
        actor: actor.ref,
      });
      const { id, type, priority } = created;
      await tx.audit('intervention.submitted', {
        tenant,
        object: id,
        number,
        type,
        priority,
        requester,
      });
      await tx.emit('intervention.submitted', newsOf(created));
      return created;
    });
    return present(this.#store, scope, submitted);
  }

  async update(
    scope: TenantScope,
    input: One & { tenant: string } & InterventionChanges,
  ): Promise<Intervention> {
    const { tenant, id, version, ...changes } = input;
    const { watchers = [], assetIds = [], findingIds = [] } = changes;
    await this.#participants.mustRead(tenant, watchers, 'watchers');
    const known = await this.get(scope, { id });
    // An asset that was retired meanwhile may stay on the request; only new ones are looked at.
    const added = assetIds.filter(asset => !known.assetIds.includes(asset));
    await this.#assets.mustBelong(tenant, added);
    const newFindings = findingIds.filter(
      finding => !known.findingIds.includes(finding),
    );
    await this.#findings.mustBeFree(scope, newFindings);
    const one = { id, version, action: 'update' as const };
    return actOn({ store: this.#store, scope, one }, async (tx, before) => {
      const after = await tx.interventions.update(before, changes);
      const changed = changedFields(before, after);
      const { number } = after;
      await tx.interventions.addStep(after, {
        action: 'update',
        actor: scope.actor.ref,
        note: changed,
      });
      await tx.audit('intervention.updated', {
        tenant,
        object: id,
        number,
        changed,
      });
      await tx.emit('intervention.updated', newsOf(after));
      return after;
    });
  }

  async #checkRequester(scope: TenantScope, requester: string) {
    const { tenant, actor } = scope;
    if (requester === actor.ref) return;
    // Staff on the phone, and plugins that take requests in by other ways.
    const mayForOthers =
      actor.ref.startsWith(`user:${PROVIDER}/`) ||
      actor.ref.startsWith('plugin:');
    if (!mayForOthers) {
      throw new NotAllowedError('You submit requests in your own name only');
    }
    await this.#participants.mustBelong(tenant, requester);
  }

  async #checkVisibility(scope: TenantScope, visibility: string) {
    if (visibility === 'customer') return;
    const visible = await internalIn(scope);
    if (visible === '*' || visible.includes(scope.tenant)) return;
    throw new NotAllowedError(
      `Your role does not include "${messagePostInternal.name}": submit a request that the customer sees`,
    );
  }
}

function withMe(scope: TenantScope, filter: List): List {
  const meOr = (ref?: string) => (ref === 'me' ? scope.actor.ref : ref);
  return {
    ...filter,
    assignee: meOr(filter.assignee),
    requester: meOr(filter.requester),
  };
}

function factsOf(found: StoredIntervention): InterventionFacts {
  return { ...found, underWay: isUnderWay(found.state) };
}
