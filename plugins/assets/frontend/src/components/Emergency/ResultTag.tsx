import { StateTag, type Tone } from '@wardroom/platform-react';
import type { EmergencyResult } from '@wardroom/assets-common';
import { messages } from '../../messages';

const tones: Record<EmergencyResult, Tone> = {
  pending: 'info',
  exposed: 'danger',
  'not-found': 'good',
  'not-scanned': 'warning',
};

/** What an emergency scan says of a customer. */
export function ResultTag({ result }: { result: EmergencyResult }) {
  return (
    <StateTag tone={tones[result]}>
      {messages.emergency.results[result]}
    </StateTag>
  );
}
