import type { Rights } from '@wardroom/platform-node';
import {
  scanRunCancel,
  scanRunLifecycle,
  type ScanRunAction,
} from '@wardroom/assets-common';
import type { StoredScanRun } from './ScanRunReader';

/** The rights that decide on what may be done to a scan. */
export const scanRunRights = [scanRunCancel];

/** What somebody with these rights may do to the scan in its state. A planned one belongs to its schedule, which is paused. */
export function scanRunActions(
  {
    tenant,
    state,
    planned,
  }: Pick<StoredScanRun, 'tenant' | 'state' | 'planned'>,
  rights: Rights,
): ScanRunAction[] {
  const isPromise = planned && state === 'reserved';
  const may =
    !isPromise &&
    scanRunLifecycle.can(state, 'cancel') &&
    rights.has(scanRunCancel, tenant);
  return may ? ['cancel'] : [];
}

/** A scan as somebody with these rights sees it. */
export function presentScanRun(run: StoredScanRun, rights: Rights) {
  const { planned, ports, begunAt, ...shown } = run;
  return { ...shown, allowedActions: scanRunActions(run, rights) };
}
