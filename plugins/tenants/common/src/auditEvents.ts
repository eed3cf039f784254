import { defineAuditEvents } from '@wardroom/platform-common';

export const tenantsAuditEvents = defineAuditEvents({
  'tenant.created': {
    severity: 'medium',
    fields: ['name', 'tier'],
    sentence: '{actor} created the customer {name} ({tier})',
  },
  'tenant.updated': {
    severity: 'medium',
    fields: ['changed'],
    sentence: '{actor} changed {changed} of the customer',
  },
  'tenant.suspended': {
    severity: 'high',
    fields: ['reason'],
    sentence: '{actor} suspended the customer: {reason}',
  },
  'tenant.resumed': {
    severity: 'high',
    sentence: '{actor} ended the suspension of the customer',
  },
  'tenant.closed': {
    severity: 'critical',
    fields: ['reason'],
    sentence: '{actor} closed the customer: {reason}',
  },
  'tenant.applied': {
    severity: 'high',
    fields: ['created', 'updated'],
    sentence:
      '{actor} applied entity files: {created} created, {updated} updated',
  },
  'tenant.exported': {
    severity: 'medium',
    sentence: '{actor} exported the entity files of the customer',
  },
  'member.created': {
    severity: 'medium',
    fields: ['roles'],
    sentence: '{actor} added {object} with the roles {roles}',
  },
  'member.updated': {
    severity: 'medium',
    fields: ['changed', 'roles'],
    sentence: '{actor} changed {changed} of {object}',
  },
  'member.disabled': {
    severity: 'high',
    fields: ['reason'],
    sentence: '{actor} took all access from {object}: {reason}',
  },
  'member.enabled': {
    severity: 'high',
    sentence: '{actor} gave {object} their access back',
  },
  'role.created': {
    severity: 'high',
    fields: ['name', 'base'],
    sentence: '{actor} created the role {name} from {base}',
  },
  'role.updated': {
    severity: 'high',
    fields: ['name', 'changed'],
    sentence: '{actor} changed {changed} of the role {name}',
  },
  'role.deleted': {
    severity: 'high',
    sentence: '{actor} removed the role {object}',
  },
  'assignment.created': {
    severity: 'high',
    fields: ['person', 'kind', 'from', 'until', 'reason'],
    sentence: '{actor} assigned {person} ({kind}) from {from} on: {reason}',
  },
  'assignment.ended': {
    severity: 'high',
    fields: ['person', 'reason'],
    sentence: '{actor} ended the assignment of {person}: {reason}',
  },
  'tenantGroup.created': {
    severity: 'medium',
    fields: ['name'],
    sentence: '{actor} created the customer group {name}',
  },
  'tenantGroup.updated': {
    severity: 'medium',
    fields: ['name'],
    sentence: '{actor} changed the customer group {name}',
  },
  'tenantGroup.deleted': {
    severity: 'medium',
    sentence: '{actor} removed the customer group {object}',
  },
});
