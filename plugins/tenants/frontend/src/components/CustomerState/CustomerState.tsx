import { StateTag, type Tone } from '@wardroom/platform-react';
import { messages } from '../../messages';

const tones: Record<string, Tone> = {
  active: 'good',
  suspended: 'warning',
  closed: 'neutral',
};

/** State of a customer. */
export function CustomerState({ state }: { state: string }) {
  const words: Record<string, string> = messages.states;
  return (
    <StateTag tone={tones[state] ?? 'neutral'}>
      {words[state] ?? state}
    </StateTag>
  );
}
