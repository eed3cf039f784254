import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import { TenantReader, type OrderBy } from '@wardroom/platform-node';
import type {
  RiskAcceptance,
  RiskAcceptanceState,
} from '@wardroom/assets-common';

/** A risk acceptance as stored: without what depends on who looks at it. */
export type StoredRiskAcceptance = Omit<RiskAcceptance, 'allowedActions'>;

export type RiskAcceptanceRow = {
  tenant_id: string;
  id: string;
  state: RiskAcceptanceState;
  reason: string;
  until: Date;
  finding_ids: string[];
  requested_by: string;
  created_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  decision_note: string;
  ended_by: string | null;
  ended_at: Date | null;
  version: number;
};

export type RiskAcceptanceList = PageInput & {
  state?: RiskAcceptanceState[];
  finding?: string;
  endsWithinDays?: number;
  sort?: 'newest' | 'until';
};

const last = [{ column: 'tenant_id' }, { column: 'id' }];
const orders: Record<'newest' | 'until', OrderBy[]> = {
  newest: [{ column: 'created_at', direction: 'desc' }, ...last],
  until: [{ column: 'until' }, ...last],
};

/** Reads risk acceptances. */
export class RiskAcceptanceReader extends TenantReader {
  async list(filter: RiskAcceptanceList): Promise<Page<StoredRiskAcceptance>> {
    const { cursor, limit, sort = 'newest' } = filter;
    const { state, finding, endsWithinDays } = filter;
    const keyset = { cursor, limit, orderBy: orders[sort] };
    const page = await this.pageOf<RiskAcceptanceRow>(
      'risk_acceptances',
      keyset,
      query => {
        if (state) query.whereIn('state', state);
        if (finding) query.whereRaw('finding_ids @> ?::text[]', [[finding]]);
        if (endsWithinDays) {
          query.whereRaw(`until <= now() + ? * interval '1 day'`, [
            endsWithinDays,
          ]);
        }
      },
    );
    return { ...page, items: page.items.map(riskAcceptanceOf) };
  }

  async get(tenant: string, id: string): Promise<StoredRiskAcceptance> {
    const row: RiskAcceptanceRow | undefined = await this.rows(
      'risk_acceptances',
    )
      .where({ tenant_id: tenant, id })
      .first();
    if (!row) throw new NotFoundError(`There is no risk acceptance "${id}"`);
    return riskAcceptanceOf(row);
  }

  /** Those whose day has come and that nobody has put on record as over, the longest ago first. */
  async overdue(): Promise<StoredRiskAcceptance[]> {
    const rows: RiskAcceptanceRow[] = await this.rows('risk_acceptances')
      .whereIn('state', ['requested', 'approved'])
      .whereRaw('until <= now()')
      .orderBy('until')
      .limit(100);
    return rows.map(riskAcceptanceOf);
  }

  /** Those of the findings for which somebody asks already. */
  async askedFor(tenant: string, ids: string[]): Promise<Set<string>> {
    const rows: Pick<RiskAcceptanceRow, 'finding_ids'>[] = await this.rows(
      'risk_acceptances',
    )
      .where({ tenant_id: tenant, state: 'requested' })
      .whereRaw('finding_ids && ?::text[]', [ids])
      .select('finding_ids');
    return new Set(rows.flatMap(row => row.finding_ids));
  }
}

/** The noun of a row. */
export function riskAcceptanceOf(row: RiskAcceptanceRow): StoredRiskAcceptance {
  return {
    id: row.id,
    tenant: row.tenant_id,
    state: row.state,
    reason: row.reason,
    until: row.until.toISOString(),
    findingIds: row.finding_ids,
    requestedBy: row.requested_by,
    requestedAt: row.created_at.toISOString(),
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at?.toISOString(),
    decisionNote: row.decision_note,
    endedBy: row.ended_by ?? undefined,
    endedAt: row.ended_at?.toISOString(),
    version: row.version,
  };
}
