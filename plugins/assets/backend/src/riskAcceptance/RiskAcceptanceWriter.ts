import { newId } from '@wardroom/platform-common';
import { TenantRows } from '@wardroom/platform-node';
import {
  riskAcceptanceLifecycle,
  type RiskAcceptanceState,
  type RiskAcceptanceTransition,
} from '@wardroom/assets-common';
import {
  RiskAcceptanceReader,
  riskAcceptanceOf,
  type RiskAcceptanceRow,
  type StoredRiskAcceptance,
} from './RiskAcceptanceReader';

export type NewRiskAcceptance = Pick<
  StoredRiskAcceptance,
  'tenant' | 'findingIds' | 'reason' | 'until' | 'requestedBy'
>;

export type RiskDecision = {
  action: RiskAcceptanceTransition;
  by: string;
  note?: string;
};

/** Writes risk acceptances. */
export class RiskAcceptanceWriter extends RiskAcceptanceReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  async create(asked: NewRiskAcceptance): Promise<StoredRiskAcceptance> {
    const row = await this.#write.insert<RiskAcceptanceRow>(
      'risk_acceptances',
      {
        tenant_id: asked.tenant,
        id: newId('rsk'),
        finding_ids: asked.findingIds,
        reason: asked.reason,
        until: asked.until,
        state: riskAcceptanceLifecycle.initial,
        requested_by: asked.requestedBy,
      },
    );
    return riskAcceptanceOf(row);
  }

  async transition(
    acceptance: StoredRiskAcceptance,
    decision: RiskDecision,
  ): Promise<StoredRiskAcceptance> {
    const { tenant: tenantId, id, version, state } = acceptance;
    const row = await this.#write.transition<
      RiskAcceptanceRow,
      RiskAcceptanceState,
      RiskAcceptanceTransition
    >(
      'risk_acceptances',
      {
        lifecycle: riskAcceptanceLifecycle,
        row: { tenantId, id, version, state },
        action: decision.action,
      },
      changesBy(decision),
    );
    return riskAcceptanceOf(row);
  }

  /** Accepted risks whose day comes within a week, and of which nobody was told; from now on somebody is. */
  async claimEnding(): Promise<StoredRiskAcceptance[]> {
    const rows: RiskAcceptanceRow[] = await this.knex('risk_acceptances')
      .where({ state: 'approved' })
      .whereNull('ending_told_at')
      .whereRaw(`until > now() and until <= now() + interval '7 days'`)
      .update({ ending_told_at: this.knex.fn.now() })
      .returning('*');
    return rows.map(riskAcceptanceOf);
  }
}

function changesBy({ action, by, note = '' }: RiskDecision) {
  const now = new Date();
  return action === 'end' || action === 'expire'
    ? { ended_by: by, ended_at: now }
    : { decided_by: by, decided_at: now, decision_note: note };
}
