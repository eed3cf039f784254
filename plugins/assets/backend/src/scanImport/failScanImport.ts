import type { TenantScope } from '@wardroom/platform-node';
import { scanImportLifecycle } from '@wardroom/assets-common';
import type { ScanImportStore } from './ScanImportWriter';

/** Ends an import that cannot go on, says why, and lets go of its file. One that has ended meanwhile stays as it is. */
export async function failScanImport(
  store: ScanImportStore,
  scope: TenantScope,
  options: { tenant: string; id: string; reason: string },
): Promise<void> {
  const { tenant, id } = options;
  const reason = options.reason.slice(0, 500);
  await store.transact(scope, async tx => {
    const scan = await tx.scanImports.find(tenant, id);
    if (!scan || !scanImportLifecycle.can(scan.state, 'fail')) return;
    await tx.scanImports.transition(scan, 'fail', {
      ...{ error: reason, ended_at: new Date() },
    });
    await tx.scanImports.dropContent(scan);
    const { name } = scan;
    await tx.audit('scanImport.failed', {
      ...{ tenant, object: id, name, reason },
      outcome: 'failed',
    });
  });
}
