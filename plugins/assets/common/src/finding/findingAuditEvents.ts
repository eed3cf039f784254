import { defineAuditEvents } from '@wardroom/platform-common';

const decided = ['title', 'asset', 'note'];
const moved = ['title', 'asset'];

/** What is put on record about findings. Titles are cut to a line; what a scanner saw is never in it. */
export const findingAuditEvents = defineAuditEvents({
  'finding.downloaded': {
    severity: 'medium',
    fields: ['format'],
    sentence: '{actor} downloaded a list of findings ({format})',
  },
  'finding.confirmed': {
    severity: 'low',
    fields: decided,
    sentence: '{actor} confirmed “{title}” on {asset}: {note}',
  },
  'finding.refuted': {
    severity: 'medium',
    fields: decided,
    sentence: '{actor} called “{title}” on {asset} false: {note}',
  },
  'finding.excluded': {
    severity: 'medium',
    fields: decided,
    sentence: '{actor} put “{title}” on {asset} out of scope: {note}',
  },
  'finding.settled': {
    severity: 'low',
    fields: decided,
    sentence: '{actor} called “{title}” on {asset} fixed: {note}',
  },
  'finding.reopened': {
    severity: 'medium',
    fields: decided,
    sentence: '{actor} opened “{title}” on {asset} again: {note}',
  },
  'finding.proposed': {
    severity: 'low',
    fields: moved,
    sentence: 'A request is to fix “{title}” on {asset}',
  },
  'finding.fixed': {
    severity: 'low',
    fields: moved,
    sentence: 'Work to fix “{title}” on {asset} has begun',
  },
  'finding.abandoned': {
    severity: 'low',
    fields: moved,
    sentence: 'The request to fix “{title}” on {asset} was cancelled',
  },
  'finding.accepted': {
    severity: 'high',
    fields: moved,
    sentence: '{actor} accepted the risk of “{title}” on {asset}',
  },
  'finding.merged': {
    severity: 'low',
    fields: [...moved, 'into'],
    sentence: '{actor} joined “{title}” on {asset} with “{into}”',
  },
  'finding.closed': {
    severity: 'low',
    fields: moved,
    sentence: 'A scan proved “{title}” on {asset} gone',
  },
  'finding.returned': {
    severity: 'medium',
    fields: moved,
    sentence: 'A scan showed “{title}” on {asset} again',
  },
});
