import { TenantRows } from '@wardroom/platform-node';
import {
  planReportLifecycle,
  type WorkPlan,
} from '@wardroom/remote-access-common';
import type { Findings } from './DeviationList';
import {
  PlanReportReader,
  type Explanation,
  type StoredPlanReport,
} from './PlanReportReader';

type Action = keyof typeof planReportLifecycle.transitions;

/** Writes reports on sessions and their plans. */
export class PlanReportWriter extends PlanReportReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  /** Begins the report on a session that is asked for. */
  async create(
    session: Pick<StoredPlanReport, 'tenant' | 'id' | 'person'>,
    given: { grant: string; plan: WorkPlan },
  ): Promise<void> {
    await this.#write.insert('plan_reports', {
      tenant_id: session.tenant,
      id: session.id,
      person: session.person,
      grant_id: given.grant,
      plan: JSON.stringify(given.plan),
      state: planReportLifecycle.initial,
    });
  }

  /** Writes what was found, with the state that follows from it, if another one does. */
  async note(
    report: StoredPlanReport,
    findings: Findings,
    action: Extract<Action, 'clear' | 'flag'> | undefined,
  ): Promise<StoredPlanReport> {
    return this.#change(report, action, {
      as_planned: findings.asPlanned,
      hidden: findings.hidden,
      deviations: JSON.stringify(findings.deviations),
      unexplained: unexplainedOf(findings.deviations, saidOf(report)),
    });
  }

  /** Writes the same explanation of these deviations, in place of earlier ones. */
  async explain(
    report: StoredPlanReport,
    keys: string[],
    explanation: Explanation,
  ): Promise<StoredPlanReport> {
    const said = {
      ...saidOf(report),
      ...Object.fromEntries(keys.map(key => [key, explanation])),
    };
    return this.#change(report, undefined, {
      explanations: JSON.stringify(said),
      unexplained: unexplainedOf(report.deviations, said),
    });
  }

  close(report: StoredPlanReport, by: string): Promise<StoredPlanReport> {
    const closed = { closed_by: by, closed_at: new Date() };
    return this.#change(report, 'close', closed);
  }

  /** Its request knows of this state. Nobody waits for it, so no version is spent. */
  async noteObjected({
    tenant,
    id,
    state,
  }: Pick<StoredPlanReport, 'tenant' | 'id' | 'state'>): Promise<void> {
    const objected = keepsOpen(state) ? state : null;
    await this.knex('plan_reports')
      .where({ tenant_id: tenant, id })
      .update({ objected });
  }

  async #change(
    report: StoredPlanReport,
    action: Action | undefined,
    changes: Record<string, unknown>,
  ): Promise<StoredPlanReport> {
    const { tenant, id, version, state } = report;
    const row = { tenantId: tenant, id, version, state };
    const lifecycle = planReportLifecycle;
    await (action
      ? this.#write.transition<object, typeof state, Action>(
          'plan_reports',
          { lifecycle, row, action },
          changes,
        )
      : this.#write.update('plan_reports', row, changes));
    return this.get(tenant, id);
  }
}

/** Whether a report in this state keeps its request open. */
export function keepsOpen(state: StoredPlanReport['state']): boolean {
  return state === 'running' || state === 'due';
}

function saidOf({ deviations }: StoredPlanReport): Record<string, Explanation> {
  return Object.fromEntries(
    deviations.flatMap(({ key, explanation, explainedBy, explainedAt }) =>
      explanation && explainedBy && explainedAt
        ? [[key, { text: explanation, by: explainedBy, at: explainedAt }]]
        : [],
    ),
  );
}

function unexplainedOf(
  deviations: Findings['deviations'],
  said: Record<string, Explanation>,
): number {
  return deviations.filter(
    ({ key, mustBeExplained }) => mustBeExplained && !said[key],
  ).length;
}
