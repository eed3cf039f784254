import { StateTag, type Tone } from '@wardroom/platform-react';
import type { ScanRunState } from '@wardroom/assets-common';
import { messages } from '../../messages';

const tones: Record<ScanRunState, Tone> = {
  reserved: 'neutral',
  running: 'info',
  done: 'good',
  failed: 'danger',
  missed: 'warning',
  cancelled: 'neutral',
};

/** How far it is with a scan. */
export function RunStateTag({ state }: { state: ScanRunState }) {
  return (
    <StateTag tone={tones[state]}>{messages.scan.runs.states[state]}</StateTag>
  );
}
