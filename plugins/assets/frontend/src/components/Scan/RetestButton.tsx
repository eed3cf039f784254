import { DialogButton, useMay } from '@wardroom/platform-react';
import type { Finding } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { RetestDialog } from './RetestDialog';

/** Scans the asset of a finding anew, to see whether the weakness is still there. */
export function RetestButton({ finding }: { finding: Finding }) {
  const may = useMay('scanRun.retest');
  if (!may) return null;
  return (
    <DialogButton label={messages.scan.retest.action}>
      {onClose => <RetestDialog finding={finding} onClose={onClose} />}
    </DialogButton>
  );
}
