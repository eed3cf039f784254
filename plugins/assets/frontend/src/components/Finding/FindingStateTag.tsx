import { StateTag, type Tone } from '@wardroom/platform-react';
import type { FindingState } from '@wardroom/assets-common';
import { messages } from '../../messages';

const tones: Record<FindingState, Tone> = {
  open: 'warning',
  confirmed: 'warning',
  fix_proposed: 'info',
  fixing: 'info',
  awaiting_retest: 'info',
  risk_accepted: 'neutral',
  false_positive: 'neutral',
  out_of_scope: 'neutral',
  duplicate: 'neutral',
  closed: 'good',
};

/** How far it is with a finding. */
export function FindingStateTag({ state }: { state: FindingState }) {
  return (
    <StateTag tone={tones[state]}>{messages.finding.states[state]}</StateTag>
  );
}
