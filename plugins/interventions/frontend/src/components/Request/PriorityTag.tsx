import { StateTag, type Tone } from '@wardroom/platform-react';
import type { Level } from '@wardroom/interventions-common';
import { messages } from '../../messages';

const tones: Record<Level, Tone> = {
  low: 'neutral',
  medium: 'info',
  high: 'warning',
  critical: 'danger',
};

/** How pressing a request is. */
export function PriorityTag({ priority }: { priority: Level }) {
  return (
    <StateTag tone={tones[priority]}>{messages.levels[priority]}</StateTag>
  );
}
