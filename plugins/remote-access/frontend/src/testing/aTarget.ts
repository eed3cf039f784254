import {
  defaultTargetPolicy,
  type Target,
} from '@wardroom/remote-access-common';

/** A target as the server shows it. */
export function aTarget(more: Partial<Target> = {}): Target {
  return {
    ...{ id: 'tgt_aaaa', tenant: 'acme', asset: 'ast_web1' },
    ...{ name: 'web-01 as root', protocol: 'ssh', host: 'web-01', port: 22 },
    ...{ username: 'root', version: 1, hostKeyState: 'pinned' },
    credential: { id: 'crd_aaaa', label: 'root of web-01' },
    settings: { protocol: 'ssh' },
    jumps: [],
    policy: defaultTargetPolicy,
    createdAt: '2026-03-01T09:00:00.000Z',
    updatedAt: '2026-03-01T09:00:00.000Z',
    allowedActions: [],
    ...more,
  } as Target;
}
