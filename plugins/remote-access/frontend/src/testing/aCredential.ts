import type { Credential } from '@wardroom/remote-access-common';

/** A credential as the server shows it. */
export function aCredential(more: Partial<Credential> = {}): Credential {
  return {
    ...{ id: 'crd_aaaa', tenant: 'acme', kind: 'private-key' },
    ...{ label: 'root of web-01', secretVersion: 1, version: 1 },
    renewedAt: '2026-03-01T09:00:00.000Z',
    renewedBy: 'user:provider/boss',
    createdAt: '2026-03-01T09:00:00.000Z',
    targets: [],
    rotation: { after: 'never', hook: 'linux-password' },
    allowedActions: [],
    ...more,
  } as Credential;
}
