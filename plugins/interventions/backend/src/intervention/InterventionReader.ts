import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import {
  TenantReader,
  type OrderBy,
  type Tenants,
} from '@wardroom/platform-node';
import {
  openStates,
  reopenWindowMs,
  workableStates,
  type Intervention,
  type InterventionCounts,
  type InterventionState,
  type InterventionStep,
} from '@wardroom/interventions-common';
import {
  narrowInterventions,
  onlyVisible,
  type InterventionFilter,
} from './queries/narrowInterventions';
import { priorityAt } from './rankOf';

/** A request as stored: without what depends on who looks at it. */
export type StoredIntervention = Omit<
  Intervention,
  'allowedActions' | 'history' | 'objections'
>;

export type InterventionRow = {
  tenant_id: string;
  id: string;
  number: string;
  title: string;
  description: string;
  type: Intervention['type'];
  urgency: Intervention['urgency'];
  impact: Intervention['impact'];
  priority: number;
  visibility: Intervention['visibility'];
  state: InterventionState;
  state_since: Date;
  requester: string;
  assignee: string | null;
  watchers: string[];
  asset_ids: string[];
  finding_ids: string[];
  question: string | null;
  result: string | null;
  resolved_at: Date | null;
  version: number;
  created_at: Date;
  updated_at: Date;
};

type StepRow = {
  id: string;
  action: InterventionStep['action'];
  actor: string;
  state: InterventionState;
  note: string | null;
  created_at: Date;
};

export type InterventionSort = 'updated' | 'created' | 'priority';

const last = [{ column: 'tenant_id' }, { column: 'id' }];
const orders: Record<InterventionSort, OrderBy[]> = {
  updated: [{ column: 'updated_at', direction: 'desc' }, ...last],
  created: [{ column: 'created_at', direction: 'desc' }, ...last],
  priority: [{ column: 'priority' }, { column: 'created_at' }, ...last],
};

/**
 * Reads requests. `internalIn` names the tenants in which the reader may see internal ones; in all others they do
 * not exist for them.
 */
export class InterventionReader extends TenantReader {
  async list(
    filter: InterventionFilter & PageInput & { sort?: InterventionSort },
    internalIn: Tenants,
  ): Promise<Page<StoredIntervention>> {
    const { cursor, limit, sort = 'updated' } = filter;
    const keyset = { cursor, limit, orderBy: orders[sort] };
    const rows = await this.pageOf<InterventionRow>(
      'interventions',
      keyset,
      query => {
        onlyVisible(query, internalIn);
        narrowInterventions(query, filter);
      },
    );
    return { ...rows, items: rows.items.map(interventionOf) };
  }

  /** Requests whose next step is this person's or nobody's yet. */
  async queueOf(
    person: string,
    page: PageInput,
    internalIn: Tenants,
  ): Promise<Page<StoredIntervention>> {
    const states: InterventionState[] = [...workableStates];
    const filter = { state: states, assigneeOrNobody: person };
    return this.list({ ...page, ...filter, sort: 'priority' }, internalIn);
  }

  /** Tenants that have a request which the filter finds. */
  async tenantsOf(
    filter: InterventionFilter,
    internalIn: Tenants,
  ): Promise<string[]> {
    const query = this.rows('interventions');
    onlyVisible(query, internalIn);
    narrowInterventions(query, filter);
    return query.distinct('tenant_id').orderBy('tenant_id').pluck('tenant_id');
  }

  async count(
    person: string,
    internalIn: Tenants,
  ): Promise<InterventionCounts> {
    const query = this.rows('interventions');
    onlyVisible(query, internalIn);
    const rows: {
      state: InterventionState;
      all: string;
      mine: string;
      unassigned: string;
    }[] = await query
      .groupBy('state')
      .select(
        'state',
        this.knex.raw('count(*) as "all"'),
        this.knex.raw('count(*) filter (where assignee = ?) as mine', [person]),
        this.knex.raw('count(*) filter (where assignee is null) as unassigned'),
      );
    const counts: InterventionCounts = {
      open: 0,
      mine: 0,
      unassigned: 0,
      byState: {},
    };
    for (const row of rows) {
      counts.byState[row.state] = Number(row.all);
      if (!(openStates as readonly string[]).includes(row.state)) continue;
      counts.open += Number(row.all);
      counts.mine += Number(row.mine);
      counts.unassigned += Number(row.unassigned);
    }
    return counts;
  }

  /** By id or by number. */
  async get(
    tenant: string,
    idOrNumber: string,
    internalIn: Tenants,
  ): Promise<StoredIntervention> {
    const key = idOrNumber.startsWith('int_') ? 'id' : 'number';
    const query = this.rows('interventions').where({
      tenant_id: tenant,
      [key]: idOrNumber,
    });
    onlyVisible(query, internalIn);
    const row: InterventionRow | undefined = await query.first();
    if (!row) throw new NotFoundError(`There is no request "${idOrNumber}"`);
    return interventionOf(row);
  }

  /** Those of these requests that exist, internal ones too: for other contexts. */
  async findAll(
    keys: { tenant: string; id: string }[],
  ): Promise<StoredIntervention[]> {
    const rows: InterventionRow[] = await this.rows('interventions').whereIn(
      ['tenant_id', 'id'],
      keys.map(({ tenant, id }) => [tenant, id]),
    );
    return rows.map(interventionOf);
  }

  /** What happened to a request, first things first. */
  async historyOf(tenant: string, id: string): Promise<InterventionStep[]> {
    const rows: StepRow[] = await this.rows('intervention_steps')
      .where({ tenant_id: tenant, intervention_id: id })
      .orderBy('position');
    return rows.map(row => ({
      id: row.id,
      action: row.action,
      actor: row.actor,
      state: row.state,
      note: row.note ?? undefined,
      at: row.created_at.toISOString(),
    }));
  }

  /** Resolved requests of before a time, oldest first, that nobody was told about if `untold`. */
  async resolvedBefore(
    time: Date,
    options: { untold: boolean },
  ): Promise<StoredIntervention[]> {
    const query = this.rows('interventions')
      .where('state', 'resolved')
      .where('resolved_at', '<=', time);
    if (options.untold) query.whereNull('closing_noticed_at');
    const rows: InterventionRow[] = await query
      .orderBy('resolved_at')
      .limit(100);
    return rows.map(interventionOf);
  }
}

/** The noun of a row. */
export function interventionOf(row: InterventionRow): StoredIntervention {
  return {
    id: row.id,
    tenant: row.tenant_id,
    number: row.number,
    title: row.title,
    description: row.description,
    type: row.type,
    urgency: row.urgency,
    impact: row.impact,
    priority: priorityAt(row.priority),
    visibility: row.visibility,
    state: row.state,
    stateSince: row.state_since.toISOString(),
    requester: row.requester,
    assignee: row.assignee ?? undefined,
    watchers: row.watchers,
    assetIds: row.asset_ids,
    findingIds: row.finding_ids,
    question: row.question ?? undefined,
    result: row.result ?? undefined,
    reopenUntil: reopenUntil(row),
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function reopenUntil({ state, resolved_at: at }: InterventionRow) {
  if (!at || (state !== 'resolved' && state !== 'closed')) return undefined;
  return new Date(at.getTime() + reopenWindowMs).toISOString();
}
