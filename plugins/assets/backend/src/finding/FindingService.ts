import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import type { Page } from '@wardroom/platform-common';
import type {
  Download,
  TenantScope,
  TenantStore,
} from '@wardroom/platform-node';
import {
  isActive,
  findingLifecycle,
  type Finding,
  type FindingCounts,
  type FindingReference,
  type FindingSummary,
} from '@wardroom/assets-common';
import { enqueueFollowing } from '../enqueueFollowing';
import { countsOf, type FindingGroup } from './countsOf';
import type { FindingRequestReader } from './FindingRequestReader';
import type { StoredFinding } from './findingOf';
import {
  deciderOf,
  findingActions,
  presentFinding,
  type Decider,
  type TriageAction,
} from './findingPolicy';
import type { FindingList, FindingReader } from './FindingReader';
import { findingJson, findingTable } from './findingTable';
import type { FindingWriter } from './FindingWriter';
import { hideRequests } from './hideRequests';
import { idsOf, mustBeSeen, namesOf, shortOf, type Chosen } from './mustBeSeen';
import { mustBeSame } from './mustBeSame';
import type { FindingFilter } from './queries/narrowFindings';
import { SharedReads } from './SharedReads';

type Store = TenantStore<
  {
    findings: typeof FindingReader;
    findingRequests: typeof FindingRequestReader;
  },
  { findings: typeof FindingWriter }
>;

type Decision = { findings: Chosen[]; note?: string };
type Decided = { findings: FindingSummary[] };

const eventOf = {
  confirm: 'finding.confirmed',
  refute: 'finding.refuted',
  exclude: 'finding.excluded',
  settle: 'finding.settled',
  reopen: 'finding.reopened',
} as const satisfies Record<TriageAction, string>;

/** Rows that a download reads at once. */
const BATCH = 1000;

/** Use cases of findings: what people see and decide. */
export class FindingService {
  readonly #store: Store;
  readonly #groups = new SharedReads<FindingGroup[]>();

  constructor(store: Store) {
    this.#store = store;
  }

  async list(
    scope: TenantScope,
    filter: FindingList,
  ): Promise<Page<FindingSummary>> {
    const page = await this.#page(scope, filter);
    const decider = await deciderOf(scope);
    return {
      ...page,
      items: page.items.map(one => presentFinding(one, decider)),
    };
  }

  async count(
    scope: TenantScope,
    filter: FindingFilter,
  ): Promise<FindingCounts> {
    const { asset, intervention, search } = filter;
    const place = { asset, intervention, search };
    const groups = await this.#groups.read(
      JSON.stringify([scope.tenants, place]),
      () => this.#store.readOnce(scope, r => r.findings.groups(place)),
    );
    return countsOf(groups, filter);
  }

  async download(scope: TenantScope, filter: FindingFilter): Promise<Download> {
    const pageAt = await this.#pages(scope, filter, 'CSV');
    return { filename: 'findings.csv', body: findingTable(pageAt) };
  }

  async downloadJson(
    scope: TenantScope,
    filter: FindingFilter,
  ): Promise<Download> {
    const pageAt = await this.#pages(scope, filter, 'JSON');
    return { filename: 'findings.json', body: findingJson(pageAt) };
  }

  async get(scope: TenantScope, { id }: { id: string }): Promise<Finding> {
    const [finding] = await this.#store.read(scope, async r =>
      hideRequests(scope, r, [await r.findings.get(scope.tenant, id)]),
    );
    const decider = await deciderOf(scope);
    return { ...finding, allowedActions: findingActions(finding, decider) };
  }

  async confirm(scope: TenantScope, input: Decision): Promise<Decided> {
    return this.#decide(scope, 'confirm', input);
  }

  async refute(scope: TenantScope, input: Decision): Promise<Decided> {
    return this.#decide(scope, 'refute', input);
  }

  async exclude(scope: TenantScope, input: Decision): Promise<Decided> {
    return this.#decide(scope, 'exclude', input);
  }

  async settle(scope: TenantScope, input: Decision): Promise<Decided> {
    return this.#decide(scope, 'settle', input);
  }

  async reopen(scope: TenantScope, input: Decision): Promise<Decided> {
    return this.#decide(scope, 'reopen', input);
  }

  /** Of two findings of one asset that are the same weakness the first is hidden behind the second, until it is opened again. */
  async merge(
    scope: TenantScope,
    { into, ...one }: Chosen & { into: Chosen },
  ): Promise<FindingSummary> {
    const { tenant, actor } = scope;
    if (one.id === into.id)
      throw new InputError('into: must be another finding');
    const kept = await this.#store.transact(scope, async tx => {
      const held = await tx.findings.hold(tenant, [one.id, into.id]);
      mustBeSeen(held, [one, into]);
      const [gone, stays] = [one, into].map(
        ({ id }) => held.find(each => each.id === id) as StoredFinding,
      );
      mustBeSame(gone, stays);
      await tx.findings.double(gone, stays, actor.ref);
      await enqueueFollowing(tx, tenant, [gone.interventionId]);
      await tx.audit('finding.merged', {
        ...{ tenant, object: gone.id, title: shortOf(gone.title) },
        ...{ asset: gone.asset.title, into: shortOf(stays.title) },
      });
      return stays;
    });
    const [seen] = await this.#store.read(scope, r =>
      hideRequests(scope, r, [kept]),
    );
    return presentFinding(seen, await deciderOf(scope));
  }

  /** For other contexts, which hold ids: those that exist in this tenant. */
  async resolve(
    scope: TenantScope,
    { tenant, ids }: { tenant: string; ids: string[] },
  ): Promise<{ items: FindingReference[] }> {
    return this.#store.read(scope, async r => {
      const found = await r.findings.findByIds(tenant, ids);
      const requests = found.flatMap(one => one.interventionId ?? []);
      const open = await r.findingRequests.open(tenant, requests);
      const items = found.map(({ interventionId: request, state, ...one }) => ({
        ...one,
        active: isActive(state),
        interventionId: request && open.has(request) ? request : undefined,
      }));
      return { items };
    });
  }

  /** All of them or none: each with its line in the history and its audit event. */
  async #decide(
    scope: TenantScope,
    action: TriageAction,
    { findings: chosen, note }: Decision,
  ): Promise<Decided> {
    const { tenant, actor } = scope;
    const ids = idsOf(chosen);
    const decider = await deciderOf(scope);
    const decided = await this.#store.transact(scope, async tx => {
      const held = await tx.findings.hold(tenant, ids);
      mustBeSeen(held, chosen);
      mustAllow(held, action, decider);
      const parted = held.filter(({ state }) => state === 'duplicate');
      const moved = await tx.findings.move(held, {
        ...{ action, note },
        actor: actor.ref,
      });
      for (const { id, title, asset } of moved) {
        await tx.audit(eventOf[action], {
          ...{ tenant, object: id, note },
          title: shortOf(title),
          asset: asset.title,
        });
      }
      const requests = parted.map(({ interventionId }) => interventionId);
      await enqueueFollowing(tx, tenant, requests);
      return moved;
    });
    const seen = await this.#store.read(scope, r =>
      hideRequests(scope, r, decided),
    );
    return { findings: seen.map(one => presentFinding(one, decider)) };
  }

  /** Every customer whose findings leave with the file has that in its own audit chain. */
  async #pages(scope: TenantScope, filter: FindingFilter, format: string) {
    await this.#store.transact(scope, async tx => {
      const named = scope.tenants === '*' ? [] : scope.tenants;
      const tenants = new Set([
        ...(named.length === 1 ? named : []),
        ...(await tx.findings.tenantsOf(filter)),
      ]);
      for (const tenant of tenants) {
        await tx.audit('finding.downloaded', { tenant, format });
      }
    });
    return (cursor?: string) =>
      this.#page(scope, { ...filter, cursor, limit: BATCH });
  }

  async #page(
    scope: TenantScope,
    filter: FindingList,
  ): Promise<Page<StoredFinding>> {
    return this.#store.read(scope, async r => {
      const page = await r.findings.list(filter);
      return { ...page, items: await hideRequests(scope, r, page.items) };
    });
  }
}

/** ConflictError where a state does not allow it; NotAllowedError where it does, but not for this person. */
function mustAllow(
  held: StoredFinding[],
  action: TriageAction,
  decider: Decider,
): void {
  const unfit = held.filter(
    ({ state }) => !findingLifecycle.can(state, action),
  );
  if (unfit.length > 0) {
    const from = findingLifecycle.transitions[action].from.join(' or ');
    throw new ConflictError(
      `“${action}” is for findings that are ${from.replaceAll('_', ' ')}, so nothing was done: leave out ${namesOf(unfit)}`,
    );
  }
  const others = held.filter(
    one => !findingActions(one, decider).includes(action),
  );
  if (others.length === 0) return;
  throw new NotAllowedError(
    `The customer has accepted the risk of ${namesOf(others)}: only they open it again`,
  );
}
