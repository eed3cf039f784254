import type { RiskAcceptance } from '@wardroom/assets-common';

/** A risk acceptance as the server gives it; tests name only what matters to them. */
export function aRisk(fields: Partial<RiskAcceptance> = {}): RiskAcceptance {
  return {
    id: 'rsk_spring',
    tenant: 'acme',
    state: 'requested',
    reason: 'Isolated until it is replaced',
    until: '2026-12-31T12:00:00.000Z',
    findingIds: ['fnd_heartbleed'],
    requestedBy: 'user:provider/tess',
    requestedAt: '2026-03-02T10:00:00.000Z',
    decisionNote: '',
    version: 1,
    allowedActions: ['approve', 'decline'],
    ...fields,
  };
}
