import type { Rights } from '@wardroom/platform-node';
import {
  ScanImportAction,
  scanImportCancel,
  scanImportConfirm,
  scanImportLifecycle,
  scanImportUndo,
} from '@wardroom/assets-common';
import type { StoredScanImport } from './ScanImportReader';

const permissionOf = {
  confirm: scanImportConfirm,
  cancel: scanImportCancel,
  undo: scanImportUndo,
};

/** The rights that decide on what may be done to an import. */
export const scanImportRights = Object.values(permissionOf);

/** What somebody with these rights may do to the import in its state. Only the newest of a source can be undone. */
export function scanImportActions(
  scan: Pick<StoredScanImport, 'tenant' | 'state' | 'isNewest'>,
  rights: Rights,
): ScanImportAction[] {
  const { tenant, state, isNewest } = scan;
  return ScanImportAction.options.filter(
    action =>
      scanImportLifecycle.can(state, action) &&
      rights.has(permissionOf[action], tenant) &&
      (action !== 'undo' || isNewest),
  );
}
