import { defineAuditEvents } from '@wardroom/platform-common';

const which = ['name'];

/** What is put on record about imports: never what a file says. */
export const scanImportAuditEvents = defineAuditEvents({
  'scanImport.created': {
    severity: 'medium',
    fields: ['name', 'bytes', 'sha256'],
    sentence: '{actor} uploaded the scan {name} ({bytes} bytes)',
  },
  'scanImport.queued': {
    severity: 'low',
    fields: which,
    sentence: 'The scan {name} waits to be read',
  },
  'scanImport.read': {
    severity: 'low',
    fields: which,
    sentence: 'The scan {name} is being read',
  },
  'scanImport.held': {
    severity: 'medium',
    fields: [...which, 'closed'],
    sentence:
      'The scan {name} would close {closed} findings and waits for somebody to confirm it',
  },
  'scanImport.confirmed': {
    severity: 'medium',
    fields: which,
    sentence: '{actor} let the scan {name} close what it does',
  },
  'scanImport.finished': {
    severity: 'medium',
    fields: [...which, 'created', 'updated', 'reopened', 'closed'],
    sentence:
      'The scan {name} was imported: {created} new findings, {updated} changed, {reopened} opened again, {closed} closed',
  },
  'scanImport.failed': {
    severity: 'medium',
    fields: [...which, 'reason'],
    sentence: 'The scan {name} could not be imported: {reason}',
  },
  'scanImport.cancelled': {
    severity: 'low',
    fields: which,
    sentence: '{actor} cancelled the import of the scan {name}',
  },
  'scanImport.undone': {
    severity: 'high',
    fields: which,
    sentence: '{actor} took back what the scan {name} had changed',
  },
});
