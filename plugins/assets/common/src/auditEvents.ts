import { defineAuditEvents } from '@wardroom/platform-common';
import { emergencyScanAuditEvents } from './emergencyScan/emergencyScanAuditEvents';
import { findingAuditEvents } from './finding/findingAuditEvents';
import { riskAcceptanceAuditEvents } from './riskAcceptance/riskAcceptanceAuditEvents';
import { scanImportAuditEvents } from './scanImport/scanImportAuditEvents';
import { scanQuotaAuditEvents } from './scanQuota/scanQuotaAuditEvents';
import { scanRunAuditEvents } from './scanRun/scanRunAuditEvents';
import { scanScheduleAuditEvents } from './scanSchedule/scanScheduleAuditEvents';

export const assetsAuditEvents = defineAuditEvents({
  'asset.created': {
    severity: 'low',
    fields: ['name', 'type', 'criticality'],
    sentence: '{actor} added the asset {name} ({type}, {criticality})',
  },
  'asset.updated': {
    severity: 'low',
    fields: ['name', 'changed'],
    sentence: '{actor} changed {changed} of the asset {name}',
  },
  'asset.retired': {
    severity: 'medium',
    fields: ['name'],
    sentence: '{actor} retired the asset {name}',
  },
  'asset.reactivated': {
    severity: 'medium',
    fields: ['name'],
    sentence: '{actor} took the asset {name} back into use',
  },
  'asset.merged': {
    severity: 'medium',
    fields: ['name', 'into', 'moved', 'joined'],
    sentence:
      '{actor} joined the asset {name} with {into}: {moved} findings moved, {joined} joined',
  },
  'asset.split': {
    severity: 'medium',
    fields: ['name', 'into', 'identifiers', 'moved', 'doubled'],
    sentence:
      '{actor} split {into} off the asset {name} with {identifiers}: {moved} findings moved, {doubled} doubled',
  },
  'asset.deleted': {
    severity: 'high',
    fields: ['name'],
    sentence: '{actor} deleted the asset {name} for good',
  },
  'asset.applied': {
    severity: 'medium',
    fields: ['mode', 'created', 'updated'],
    sentence: '{actor} {mode} asset files: {created} new, {updated} changed',
  },
  'asset.exported': {
    severity: 'medium',
    sentence: '{actor} exported the asset files of the customer',
  },
  'asset.downloaded': {
    severity: 'medium',
    sentence: '{actor} downloaded a list of assets',
  },
  ...findingAuditEvents,
  ...riskAcceptanceAuditEvents,
  ...emergencyScanAuditEvents,
  ...scanImportAuditEvents,
  ...scanQuotaAuditEvents,
  ...scanRunAuditEvents,
  ...scanScheduleAuditEvents,
  'intelligence.loaded': {
    severity: 'low',
    fields: ['feed', 'release', 'records', 'changed'],
    sentence:
      '{actor} loaded {feed} {release}: {records} CVEs, {changed} changed',
  },
  'remediationPolicy.updated': {
    severity: 'high',
    fields: ['changed', 'before', 'after'],
    sentence:
      '{actor} changed by when weaknesses of the customer must be gone: {changed}',
  },
});
