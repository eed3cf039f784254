import type { TenantScope } from '@wardroom/platform-node';
import { scanRunLifecycle } from '@wardroom/assets-common';
import { scanRunFacts } from './scanRunFacts';
import type { ScansStore } from './ScansStore';

/** Ends a scan that cannot go on, and says why. One that has ended meanwhile stays as it is. */
export async function failScanRun(
  store: ScansStore,
  scope: TenantScope,
  options: { id: string; reason: string },
): Promise<void> {
  const { tenant } = scope;
  const { id } = options;
  const reason = options.reason.slice(0, 500);
  await store.transact(scope, async tx => {
    const run = await tx.scanRuns.find(tenant, id);
    if (!run || !scanRunLifecycle.can(run.state, 'fail')) return;
    const failed = await tx.scanRuns.transition(run, 'fail', {
      ...{ reason, ended_at: await tx.scanRuns.now() },
    });
    await tx.audit('scanRun.failed', {
      ...{ ...scanRunFacts(failed), reason },
      outcome: 'failed',
    });
    await tx.emit('scanRun.failed', { tenant, id });
  });
}
