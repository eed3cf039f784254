import type { Intervention } from '@wardroom/interventions-common';

/** A request as the server gives it; tests name only what matters to them. */
export function aRequest(fields: Partial<Intervention> = {}): Intervention {
  const number = fields.number ?? 'ACME-142';
  return {
    id: `int_${number.toLowerCase().replace('-', '')}`,
    tenant: 'acme',
    number,
    title: 'The shop is slow',
    description: 'Since this morning',
    type: 'incident',
    urgency: 'high',
    impact: 'high',
    priority: 'high',
    visibility: 'customer',
    state: 'submitted',
    stateSince: '2026-03-01T10:00:00.000Z',
    requester: 'user:acme/rick',
    watchers: [],
    assetIds: [],
    findingIds: [],
    version: 1,
    createdAt: '2026-03-01T10:00:00.000Z',
    updatedAt: '2026-03-01T10:00:00.000Z',
    history: [
      {
        id: 'stp_1',
        action: 'submit',
        actor: 'user:acme/rick',
        state: 'submitted',
        at: '2026-03-01T10:00:00.000Z',
      },
    ],
    objections: [],
    allowedActions: [],
    ...fields,
  };
}
