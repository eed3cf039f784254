import { StateTag, type Tone } from '@wardroom/platform-react';
import type { Severity } from '@wardroom/assets-common';
import { messages } from '../../messages';

const tones: Record<Severity, Tone> = {
  Critical: 'danger',
  High: 'warning',
  Medium: 'info',
  Low: 'neutral',
  Info: 'neutral',
};

/** How bad a weakness is. */
export function SeverityTag({ severity }: { severity: Severity }) {
  return (
    <StateTag tone={tones[severity]}>
      {messages.finding.severities[severity]}
    </StateTag>
  );
}
