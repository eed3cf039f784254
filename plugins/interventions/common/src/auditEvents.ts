import { defineAuditEvents } from '@wardroom/platform-common';

export const interventionsAuditEvents = defineAuditEvents({
  'intervention.submitted': {
    severity: 'medium',
    fields: ['number', 'type', 'priority', 'requester'],
    sentence:
      '{actor} submitted the request {number} ({type}, priority {priority}) for {requester}',
  },
  'intervention.updated': {
    severity: 'low',
    fields: ['number', 'changed'],
    sentence: '{actor} changed {changed} of the request {number}',
  },
  'intervention.acknowledged': {
    severity: 'low',
    fields: ['number'],
    sentence: '{actor} acknowledged the request {number}',
  },
  'intervention.assigned': {
    severity: 'medium',
    fields: ['number', 'assignee'],
    sentence: '{actor} assigned the request {number} to {assignee}',
  },
  'intervention.unassigned': {
    severity: 'medium',
    fields: ['number', 'person'],
    sentence: '{actor} took the request {number} from {person}',
  },
  'intervention.started': {
    severity: 'medium',
    fields: ['number'],
    sentence: '{actor} began to work on the request {number}',
  },
  'intervention.waited': {
    severity: 'low',
    fields: ['number'],
    sentence: '{actor} asked the customer a question on the request {number}',
  },
  'intervention.resumed': {
    severity: 'low',
    fields: ['number'],
    sentence: '{actor} ended the wait for the customer on the request {number}',
  },
  'intervention.resolved': {
    severity: 'medium',
    fields: ['number'],
    sentence: '{actor} resolved the request {number}',
  },
  'intervention.closed': {
    severity: 'medium',
    fields: ['number'],
    sentence: '{actor} closed the request {number}',
  },
  'intervention.reopened': {
    severity: 'medium',
    fields: ['number'],
    sentence: '{actor} reopened the request {number}',
  },
  'intervention.cancelled': {
    severity: 'medium',
    fields: ['number'],
    sentence: '{actor} cancelled the request {number}',
  },
  'intervention.downloaded': {
    severity: 'medium',
    sentence: '{actor} downloaded a list of requests',
  },
  'message.posted': {
    severity: 'low',
    fields: ['number'],
    sentence: '{actor} wrote in the conversation of the request {number}',
  },
  'message.postedInternal': {
    severity: 'low',
    fields: ['number'],
    sentence: '{actor} wrote an internal note on the request {number}',
  },
  'objection.raised': {
    severity: 'medium',
    fields: ['number', 'about', 'text'],
    sentence: 'The request {number} cannot be resolved yet: {text}',
  },
  'objection.settled': {
    severity: 'medium',
    fields: ['number', 'about'],
    sentence: 'Nothing about {about} keeps the request {number} open any more',
  },
});
