import type { AuditEvent } from '@wardroom/audit-common';

/** An event as the server gives it; tests name only what matters to them. */
export function anEvent(fields: Partial<AuditEvent> = {}): AuditEvent {
  const { sequence = 17 } = fields;
  return {
    eventId: `evt_${sequence}`,
    event: 'session.opened',
    tenant: 'acme',
    actor: 'user:provider/tess',
    outcome: 'success',
    severity: 'high',
    object: 'ses_1',
    sentence: 'user:provider/tess opened a session to web-01.',
    fields: { target: 'web-01', note: '[secret]', minutes: 30 },
    at: '2026-03-01T10:00:00.000Z',
    ip: '192.0.2.7',
    previousHash: 'a'.repeat(64),
    hash: 'b'.repeat(64),
    ...fields,
    sequence,
  };
}
