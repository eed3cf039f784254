import type { StoredTarget } from '../target/TargetReader';

/** What a session on this target shows, and what the gateway must know of the target for it. */
export function stageOf(target: StoredTarget) {
  const { id, name, host, port, username, settings } = target;
  const where = { id, name, host, port, username };
  switch (settings.protocol) {
    case 'rdp':
    case 'vnc':
    case 'web':
      return { kind: 'desktop' as const, target: { ...where, settings } };
    default:
      return { kind: 'terminal' as const, target: { ...where, settings } };
  }
}
