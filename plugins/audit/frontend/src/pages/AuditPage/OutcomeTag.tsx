import type { AuditEvent } from '@wardroom/audit-common';
import { StateTag, type Tone } from '@wardroom/platform-react';
import { messages } from '../../messages';

const tones: Record<AuditEvent['outcome'], Tone> = {
  success: 'good',
  refused: 'warning',
  failed: 'danger',
};

/** What came of an action. */
export function OutcomeTag({ outcome }: { outcome: AuditEvent['outcome'] }) {
  return (
    <StateTag tone={tones[outcome]}>{messages.outcomes[outcome]}</StateTag>
  );
}
