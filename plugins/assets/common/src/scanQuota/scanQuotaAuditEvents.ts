import { defineAuditEvents } from '@wardroom/platform-common';

/** What is put on record about how many scans customers may have. */
export const scanQuotaAuditEvents = defineAuditEvents({
  'scanQuota.updated': {
    severity: 'medium',
    fields: ['before', 'after'],
    sentence:
      '{actor} set the scans of the customer in a month from {before} to {after}',
  },
  'scanQuota.granted': {
    severity: 'medium',
    fields: ['month', 'granted', 'reason'],
    sentence:
      '{actor} granted one more scan for {month}, {granted} by now: {reason}',
  },
});
