import { StateTag, type Tone } from '@wardroom/platform-react';
import type { RiskAcceptance } from '@wardroom/assets-common';
import { messages } from '../../messages';

const tones: Record<RiskAcceptance['state'], Tone> = {
  requested: 'warning',
  approved: 'good',
  declined: 'neutral',
  withdrawn: 'neutral',
  ended: 'neutral',
  expired: 'neutral',
};

/** What was decided about a risk. */
export function RiskStateTag({ state }: Pick<RiskAcceptance, 'state'>) {
  return <StateTag tone={tones[state]}>{messages.risk.states[state]}</StateTag>;
}
