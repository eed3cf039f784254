import { defineAuditEvents } from '@wardroom/platform-common';

const grant = ['person', 'targets', 'from', 'until', 'reason', 'plan'];
const report = ['person', 'target', 'plan', 'deviations', 'unexplained'];
const emergency = ['person', 'targets', 'minutes', 'reason'];

/** What is on record of rules, grants, the customer's switch, emergency access and plans. */
export const accessAuditEvents = defineAuditEvents({
  'recording.held': {
    severity: 'high',
    fields: ['session', 'reason'],
    sentence: '{actor} keeps the recording {object} beyond its time: {reason}',
  },
  'recording.released': {
    severity: 'high',
    fields: ['session', 'reason'],
    sentence:
      '{actor} lets the recording {object} go when its time is over: {reason}',
  },
  'recording.deleted': {
    severity: 'high',
    fields: [
      ...['person', 'target', 'intervention', 'emergency', 'session'],
      ...['head', 'keptUntil', 'keys'],
    ],
    sentence:
      'The recording {object} with the chain value {head} was deleted, its time was over at {keptUntil}: its keys were {keys}',
  },
  'policy.updated': {
    severity: 'high',
    fields: ['changed', 'before', 'after'],
    sentence: '{actor} changed the rules of sessions: {changed}',
  },
  'policy.reverted': {
    severity: 'high',
    fields: ['changed', 'before', 'after'],
    sentence:
      '{actor} took the last change of the session rules back: {changed}',
  },
  'grant.created': {
    severity: 'high',
    fields: grant,
    sentence:
      '{actor} gave {person} access to {targets} from {from} until {until}: {reason}',
  },
  'grant.requested': {
    severity: 'medium',
    fields: grant,
    sentence:
      '{actor} asks for access to {targets} from {from} until {until}: {reason}',
  },
  'grant.approved': {
    severity: 'high',
    fields: [...grant, 'note'],
    sentence:
      '{actor} approved the access of {person} to {targets} from {from} until {until}',
  },
  'grant.declined': {
    severity: 'medium',
    fields: [...grant, 'note'],
    sentence: '{actor} declined the access of {person} to {targets}: {note}',
  },
  'grant.withdrawn': {
    severity: 'low',
    fields: grant,
    sentence: '{actor} took the request for access to {targets} back',
  },
  'grant.revoked': {
    severity: 'high',
    fields: [...grant, 'note'],
    sentence: '{actor} revoked the access of {person} to {targets}: {note}',
  },
  'grant.expired': {
    severity: 'low',
    fields: grant,
    sentence: 'The access of {person} to {targets} has run out',
  },
  'providerAccess.suspended': {
    severity: 'critical',
    fields: ['reason'],
    sentence: '{actor} switched all access of the provider off: {reason}',
  },
  'providerAccess.resumed': {
    severity: 'high',
    fields: ['reason'],
    sentence: '{actor} switched the access of the provider on again: {reason}',
  },
  'emergency.requested': {
    severity: 'critical',
    fields: emergency,
    sentence:
      '{actor} asks for emergency access to {targets} for {minutes} minutes: {reason}',
  },
  'emergency.approved': {
    severity: 'critical',
    fields: [...emergency, 'until'],
    sentence:
      '{actor} gave {person} emergency access to {targets} until {until}: {reason}',
  },
  'emergency.declined': {
    severity: 'critical',
    fields: [...emergency, 'note'],
    sentence:
      '{actor} declined emergency access of {person} to {targets}: {note}',
  },
  'emergency.withdrawn': {
    severity: 'critical',
    fields: emergency,
    sentence: '{actor} took the request for emergency access to {targets} back',
  },
  'emergency.expired': {
    severity: 'critical',
    fields: emergency,
    sentence:
      'Nobody decided on the emergency access of {person} to {targets}: it is not given',
  },
  'emergency.entered': {
    severity: 'critical',
    fields: ['person', 'target', 'session', 'reason'],
    sentence:
      '{actor} asked to open the session {session} on {target} under emergency access: {reason}',
  },
  'emergency.ended': {
    severity: 'critical',
    fields: [...emergency, 'note'],
    sentence: 'The emergency access of {person} to {targets} ended: {note}',
  },
  'planReport.cleared': {
    severity: 'low',
    fields: report,
    sentence: 'The session {object} of {person} on {target} went as planned',
  },
  'planReport.flagged': {
    severity: 'high',
    fields: report,
    sentence:
      'The session {object} of {person} on {target} did otherwise than planned: {unexplained} deviations are to be explained',
  },
  'planReport.explained': {
    severity: 'high',
    fields: [...report, 'texts', 'explanation'],
    sentence:
      '{actor} explained what the session {object} did beside its plan ({texts}): {explanation}',
  },
  'planReport.closed': {
    severity: 'high',
    fields: [...report, 'sha256'],
    sentence:
      '{actor} closed the review of the session {object} against its plan, with all deviations explained',
  },
  'planReport.exported': {
    severity: 'medium',
    fields: [...report, 'format'],
    sentence:
      '{actor} took the report on the session {object} and its plan out as {format}',
  },
  'emergency.reviewed': {
    severity: 'critical',
    fields: ['person', 'targets', 'findings'],
    sentence: '{actor} reviewed the emergency access of {person}: {findings}',
  },
});
