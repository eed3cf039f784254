import { StateTag } from '@wardroom/platform-react';
import { messages } from '../../messages';
import type { RecordingFacts } from './fetchRecording';

const words = messages.replay;

/** Whether a recording is what it was when it was made. */
export function Verdict({ state }: { state: RecordingFacts['state'] }) {
  if (state === 'sealed') {
    return (
      <span role="status">
        <StateTag tone="good">{words.verified}</StateTag>
      </span>
    );
  }
  return (
    <span role="status">
      <StateTag tone={state === 'damaged' ? 'danger' : 'warning'}>
        {words[state]}
      </StateTag>
    </span>
  );
}
