import { defineAuditEvents } from '@wardroom/platform-common';

const which = ['scanner', 'type', 'schedule'];

/** What is put on record about scans. */
export const scanRunAuditEvents = defineAuditEvents({
  'scanRun.created': {
    severity: 'medium',
    fields: [...which, 'targets'],
    sentence: '{actor} asked for a {type} scan with {scanner}: {targets}',
  },
  'scanRun.retested': {
    severity: 'medium',
    fields: [...which, 'finding'],
    sentence: '{actor} had {scanner} test anew whether {finding} is there',
  },
  'scanRun.started': {
    severity: 'medium',
    fields: [...which, 'targets'],
    sentence: 'A {type} scan with {scanner} began: {targets}',
  },
  'scanRun.finished': {
    severity: 'low',
    fields: [...which, 'scanImport'],
    sentence:
      'A {type} scan with {scanner} has ended, and its report is imported as {scanImport}',
  },
  'scanRun.failed': {
    severity: 'medium',
    fields: [...which, 'reason'],
    sentence: 'A {type} scan with {scanner} failed: {reason}',
  },
  'scanRun.missed': {
    severity: 'medium',
    fields: [...which, 'dueAt', 'reason'],
    sentence:
      'A {type} scan with {scanner}, due at {dueAt}, did not begin: {reason}',
  },
  'scanRun.cancelled': {
    severity: 'medium',
    fields: [...which, 'reason'],
    sentence: '{actor} cancelled a {type} scan with {scanner}',
  },
});
