import { defineAuditEvents } from '@wardroom/platform-common';

const which = ['name'];

/** What is put on record about schedules of scans. */
export const scanScheduleAuditEvents = defineAuditEvents({
  'scanSchedule.created': {
    severity: 'medium',
    fields: [...which, 'scanner', 'type', 'when'],
    sentence:
      '{actor} made the scan schedule {name}: {type} with {scanner}, {when}',
  },
  'scanSchedule.updated': {
    severity: 'medium',
    fields: [...which, 'changed'],
    sentence: '{actor} changed {changed} of the scan schedule {name}',
  },
  'scanSchedule.started': {
    severity: 'medium',
    fields: which,
    sentence: '{actor} had the scan of the schedule {name} run now',
  },
  'scanSchedule.paused': {
    severity: 'medium',
    fields: which,
    sentence: '{actor} paused the scan schedule {name}',
  },
  'scanSchedule.resumed': {
    severity: 'medium',
    fields: which,
    sentence: '{actor} let the scan schedule {name} go on',
  },
  'scanSchedule.deleted': {
    severity: 'medium',
    fields: which,
    sentence: '{actor} deleted the scan schedule {name}',
  },
});
