import { StateTag, type Tone } from '@wardroom/platform-react';
import type { ScanImportState } from '@wardroom/assets-common';
import { messages } from '../../messages';

const tones: Record<ScanImportState, Tone> = {
  receiving: 'info',
  queued: 'info',
  reading: 'info',
  held: 'warning',
  confirmed: 'info',
  done: 'good',
  failed: 'danger',
  cancelled: 'neutral',
  undone: 'neutral',
};

/** How far it is with an import. */
export function ImportStateTag({ state }: { state: ScanImportState }) {
  return (
    <StateTag tone={tones[state]}>{messages.scanImport.states[state]}</StateTag>
  );
}
