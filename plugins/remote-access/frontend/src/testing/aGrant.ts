import type { Grant } from '@wardroom/remote-access-common';

/** A request for access as the server shows it. */
export function aGrant(more: Partial<Grant> = {}): Grant {
  return {
    ...{ id: 'grt_aaaa', tenant: 'acme', state: 'requested', version: 1 },
    person: 'user:provider/tess',
    targets: { kind: 'targets', ids: ['tgt_aaaa'] },
    names: ['web-01 as root'],
    window: {
      ...{ from: '2026-03-01T09:00:00.000Z', zone: 'Europe/Berlin' },
      ...{ until: '2026-03-01T13:00:00.000Z', hours: [] },
    },
    ...{ reason: 'Disk is full', requestedBy: 'user:provider/tess' },
    ...{ open: false, createdAt: '2026-03-01T09:00:00.000Z' },
    allowedActions: [],
    ...more,
  };
}
