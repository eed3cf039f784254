import type { Session } from '@wardroom/remote-access-common';

/** A session as the server shows it. */
export function aSession(more: Partial<Session> = {}): Session {
  return {
    ...{ id: 'ses_aaaa', tenant: 'acme', state: 'active', version: 1 },
    person: 'user:provider/tess',
    target: { id: 'tgt_aaaa', name: 'web-01 as root', protocol: 'ssh' },
    asset: { id: 'ast_web1', name: 'web-01' },
    intervention: { id: 'int_aaaa', key: 'ACME-142' },
    reason: 'Disk is full',
    requestedAt: '2026-03-01T09:00:00.000Z',
    activeAt: '2026-03-01T09:00:02.000Z',
    browser: 'present',
    allowedActions: [],
    ...more,
  } as Session;
}
