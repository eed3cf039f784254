import { StateTag, type Tone } from '@wardroom/platform-react';
import type { Criticality } from '@wardroom/assets-common';
import { messages } from '../../messages';

const tones: Record<Criticality, Tone> = {
  low: 'neutral',
  medium: 'info',
  high: 'warning',
  critical: 'danger',
};

/** How much the customer's work depends on an asset. */
export function CriticalityTag(props: { criticality: Criticality }) {
  const { criticality } = props;
  return (
    <StateTag tone={tones[criticality]}>
      {messages.criticalities[criticality]}
    </StateTag>
  );
}
