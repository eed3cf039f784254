import { StateTag, type Tone } from '@wardroom/platform-react';
import type { InterventionState } from '@wardroom/interventions-common';
import { messages } from '../../messages';

const tones: Record<InterventionState, Tone> = {
  submitted: 'warning',
  acknowledged: 'info',
  in_progress: 'info',
  waiting_customer: 'warning',
  resolved: 'good',
  closed: 'good',
  reopened: 'warning',
  cancelled: 'neutral',
};

/** How far a request is. */
export function RequestState({ state }: { state: InterventionState }) {
  return <StateTag tone={tones[state]}>{messages.states[state]}</StateTag>;
}
