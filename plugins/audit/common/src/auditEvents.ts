import { defineAuditEvents } from '@wardroom/platform-common';

export const auditAuditEvents = defineAuditEvents({
  'auditEvent.listed': {
    severity: 'low',
    fields: ['filter'],
    sentence: '{actor} looked at the audit events ({filter})',
  },
  'auditEvent.viewed': {
    severity: 'low',
    sentence: '{actor} looked at the audit event {object}',
  },
  'auditEvent.exported': {
    severity: 'medium',
    fields: ['format', 'filter'],
    sentence: '{actor} downloaded audit events as {format} ({filter})',
  },
  'chain.verified': {
    severity: 'low',
    sentence: '{actor} checked the audit chain',
  },
  'chain.broken': {
    severity: 'critical',
    fields: ['chain', 'kind', 'sequence', 'message'],
    sentence:
      'The audit chain of {chain} is broken at event {sequence}: {message}',
  },
});
