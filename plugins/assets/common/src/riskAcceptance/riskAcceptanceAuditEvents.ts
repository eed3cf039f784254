import { defineAuditEvents } from '@wardroom/platform-common';

const fields = ['findings', 'until', 'note'];

/** What is put on record about risks that customers accept. */
export const riskAcceptanceAuditEvents = defineAuditEvents({
  'riskAcceptance.requested': {
    severity: 'medium',
    fields: [...fields, 'reason'],
    sentence:
      '{actor} asked to accept the risk of {findings} findings until {until}: {reason}',
  },
  'riskAcceptance.approved': {
    severity: 'high',
    fields,
    sentence: '{actor} accepted the risk of {findings} findings until {until}',
  },
  'riskAcceptance.declined': {
    severity: 'medium',
    fields,
    sentence: '{actor} did not accept the risk of {findings} findings',
  },
  'riskAcceptance.withdrawn': {
    severity: 'low',
    fields,
    sentence: '{actor} asks no more to accept the risk of {findings} findings',
  },
  'riskAcceptance.ended': {
    severity: 'medium',
    fields,
    sentence:
      '{actor} ended the acceptance of the risk of {findings} findings before {until}',
  },
  'riskAcceptance.expired': {
    severity: 'medium',
    fields,
    sentence:
      'The day {until} has come, until which the risk of {findings} findings was to be accepted',
  },
});
