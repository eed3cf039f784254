import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import { TenantReader } from '@wardroom/platform-node';
import type {
  PlanReport,
  PlanReportState,
  PlanReportSummary,
  WorkPlan,
} from '@wardroom/remote-access-common';
import type { StoredDeviation } from './DeviationList';

/** A report as it is stored. */
export type StoredPlanReport = Omit<PlanReport, 'allowedActions'> & {
  grant: string;
  /** Id of the request of its session. */
  interventionId?: string;
  /** The state that its request was told of, where that keeps it open. */
  objected?: PlanReportState;
};

export type Explanation = { text: string; by: string; at: string };

export type PlanReportRow = {
  tenant_id: string;
  id: string;
  person: string;
  target_name: string;
  intervention_id: string | null;
  intervention_key: string | null;
  grant_id: string;
  plan: WorkPlan;
  state: PlanReportState;
  as_planned: number;
  hidden: number;
  deviations: StoredDeviation[];
  explanations: Record<string, Explanation>;
  unexplained: number;
  objected: PlanReportState | null;
  closed_by: string | null;
  closed_at: Date | null;
  version: number;
  created_at: Date;
};

/** Reads reports on sessions and their plans. */
export class PlanReportReader extends TenantReader {
  /** Reports, the latest first. */
  async list(
    filter: PageInput & { state?: PlanReportState[] },
  ): Promise<Page<StoredPlanReport>> {
    const direction = 'desc' as const;
    const orderBy = ['created_at', 'id'].map(column => ({ column, direction }));
    const page = await this.pageOf<PlanReportRow>(
      'plan_reports',
      { ...filter, orderBy },
      query => {
        if (filter.state) query.whereIn('state', filter.state);
      },
    );
    return { ...page, items: await this.#withSessions(page.items) };
  }

  /** The report; NotFoundError if the session has none. */
  async get(tenant: string, id: string): Promise<StoredPlanReport> {
    const found = await this.find(tenant, id);
    if (found) return found;
    throw new NotFoundError(`There is no report on the session ${id}`);
  }

  async find(
    tenant: string,
    id: string,
  ): Promise<StoredPlanReport | undefined> {
    const rows = await this.rows('plan_reports').where({
      tenant_id: tenant,
      id,
    });
    const [found] = await this.#withSessions(rows);
    return found;
  }

  /** What lists show of the reports on these sessions, by the ids of the sessions. */
  async summaries(ids: string[]): Promise<Map<string, PlanReportSummary>> {
    const rows: Pick<PlanReportRow, 'id' | 'state' | 'unexplained'>[] =
      await this.rows('plan_reports')
        .whereIn('id', ids)
        .select('id', 'state', 'unexplained');
    return new Map(
      rows.map(({ id, state, unexplained }) => [id, { state, unexplained }]),
    );
  }

  /** Reports on sessions that are not known to be over. */
  async running(): Promise<Pick<StoredPlanReport, 'tenant' | 'id'>[]> {
    const rows: { tenant_id: string; id: string }[] = await this.rows(
      'plan_reports',
    )
      .where({ state: 'running' })
      .limit(200)
      .select('tenant_id', 'id');
    return rows.map(({ tenant_id: tenant, id }) => ({ tenant, id }));
  }

  /** Reports whose request was told something else than what holds now. */
  async untold(): Promise<StoredPlanReport[]> {
    const rows = await this.rows('plan_reports')
      .whereRaw(
        `coalesce(objected, '') <> case when state in ('running', 'due') then state else '' end`,
      )
      .limit(100);
    return this.#withSessions(rows);
  }

  async #withSessions(
    rows: Omit<
      PlanReportRow,
      'target_name' | 'intervention_id' | 'intervention_key'
    >[],
  ): Promise<StoredPlanReport[]> {
    if (rows.length === 0) return [];
    const sessions: Pick<
      PlanReportRow,
      | 'tenant_id'
      | 'id'
      | 'target_name'
      | 'intervention_id'
      | 'intervention_key'
    >[] = await this.rows('sessions')
      .whereIn(
        'id',
        rows.map(({ id }) => id),
      )
      .select(
        'tenant_id',
        'id',
        'target_name',
        'intervention_id',
        'intervention_key',
      );
    return rows.flatMap(row => {
      const session = sessions.find(
        ({ tenant_id: tenant, id }) =>
          tenant === row.tenant_id && id === row.id,
      );
      return session ? [planReportOf({ ...row, ...session })] : [];
    });
  }
}

/** The report of a row and of its session. */
export function planReportOf(row: PlanReportRow): StoredPlanReport {
  return {
    id: row.id,
    tenant: row.tenant_id,
    person: row.person,
    target: row.target_name,
    intervention: row.intervention_key ?? undefined,
    interventionId: row.intervention_id ?? undefined,
    grant: row.grant_id,
    plan: row.plan,
    state: row.state,
    asPlanned: row.as_planned,
    hidden: row.hidden,
    deviations: row.deviations.map(deviation => {
      const said = row.explanations[deviation.key];
      return {
        ...deviation,
        explanation: said?.text,
        explainedBy: said?.by,
        explainedAt: said?.at,
      };
    }),
    unexplained: row.unexplained,
    objected: row.objected ?? undefined,
    closedBy: row.closed_by ?? undefined,
    closedAt: row.closed_at?.toISOString(),
    version: row.version,
    createdAt: row.created_at.toISOString(),
  };
}
