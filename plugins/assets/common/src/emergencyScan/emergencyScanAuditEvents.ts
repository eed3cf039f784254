import { defineAuditEvents } from '@wardroom/platform-common';

/** What is put on record about emergency scans, in the chain of each customer. */
export const emergencyScanAuditEvents = defineAuditEvents({
  'emergencyScan.started': {
    severity: 'high',
    fields: ['vulnerabilities', 'reason', 'result'],
    sentence:
      '{actor} asked for an emergency scan for {vulnerabilities}: {reason} ({result})',
  },
});
