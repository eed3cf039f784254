import type { Rights } from '@wardroom/platform-node';
import {
  sessionOpen,
  targetDelete,
  targetRepin,
  targetUpdate,
  type Target,
} from '@wardroom/remote-access-common';
import type { StoredTarget } from './TargetReader';

/** What somebody with these rights may do to a target. One that showed another host key opens for nobody. */
export function targetActions(
  target: StoredTarget,
  rights: Rights,
): Target['allowedActions'] {
  const { tenant, hostKeyState } = target;
  const actions: Target['allowedActions'] = [];
  const changed = hostKeyState === 'changed';
  if (!changed && rights.has(sessionOpen, tenant)) actions.push('open');
  if (rights.has(targetUpdate, tenant)) actions.push('update');
  if (rights.has(targetDelete, tenant)) actions.push('delete');
  if (changed && rights.has(targetRepin, tenant)) actions.push('repin');
  return actions;
}
