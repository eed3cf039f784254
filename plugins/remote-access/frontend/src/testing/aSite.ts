import type { Site } from '@wardroom/remote-access-common';

/** A site as the server shows it. */
export function aSite(more: Partial<Site> = {}): Site {
  return {
    ...{ id: 'sit_aaaa', tenant: 'acme', name: 'Headquarters' },
    ...{ kind: 'openvpn', enabled: true, version: 1, nameServers: [] },
    ranges: [{ network: '10.0.0.0/24', ports: '22,443' }],
    status: { state: 'up', since: '2026-03-01T09:00:00.000Z' },
    createdAt: '2026-03-01T09:00:00.000Z',
    updatedAt: '2026-03-01T09:00:00.000Z',
    allowedActions: [],
    ...more,
  } as Site;
}
