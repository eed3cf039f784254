import { keyVersion } from '@wardroom/assets-formats';
import { findingLifecycle } from '@wardroom/assets-common';
import type { ScanRow } from './ScanStatements';

/**
 * What statements know of their import. A scan is as old as its file says, or whoever uploaded it; else as the upload.
 * None is of the future: it would make all later ones old.
 */
export function bindingsOf(scan: ScanRow) {
  const said = scan.scanned_at ?? scan.stated_at ?? scan.created_at;
  const at = said < scan.created_at ? said : scan.created_at;
  return {
    tenant: scan.tenant_id,
    import: scan.id,
    source: scan.source,
    asset: scan.asset_id,
    actor: scan.created_by,
    at: at.toISOString(),
    keyVersion,
    state: findingLifecycle.initial,
    closable: [...findingLifecycle.transitions.close.from],
  };
}

export type ScanBindings = ReturnType<typeof bindingsOf>;
