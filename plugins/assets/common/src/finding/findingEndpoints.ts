import { z } from 'zod';
import {
  endpoint,
  id,
  line,
  page,
  pageInput,
  several,
  tenantId,
  text,
} from '@wardroom/platform-common';
import * as may from '../permissions';
import { chosenFindings } from './chosenFindings';
import { Finding, FindingReference, FindingSummary } from './Finding';
import { FindingCounts } from './FindingCounts';
import { FindingState } from './findingLifecycle';
import { Severity } from './Severity';

const tenant = { tenant: tenantId };
const many = '/tenants/{tenant}/findings';

const chosenFinding = {
  id: id('fnd'),
  version: z.number().int().positive(),
};
const chosen = { ...tenant, findings: chosenFindings };
const changed = z.object({ findings: z.array(FindingSummary) });

const filter = {
  tenant: tenantId.optional(),
  asset: several(id('ast')).optional(),
  /** Those that are there and not yet dealt with, if absent. */
  state: several(FindingState).optional(),
  severity: several(Severity).optional(),
  source: several(line(40)).optional(),
  knownExploited: z.stringbool().optional(),
  overdue: z.stringbool().optional(),
  intervention: id('int').optional(),
  /** Part of a title, rule, asset's name or CVE. */
  search: line(80).optional(),
};

/** What weaknesses there are, and what people decide about them. */
export const findingEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/findings',
    scope: 'tenants',
    permission: may.findingRead,
    summary:
      'Findings of the customers that the caller may see: most pressing first, worst first, next due first, or last changed first',
  })
    .input(
      z.strictObject({
        ...pageInput,
        ...filter,
        sort: z.enum(['rank', 'severity', 'due', 'updated']).optional(),
      }),
    )
    .output(page(FindingSummary)),
  count: endpoint({
    method: 'GET',
    path: '/finding-counts',
    scope: 'tenants',
    permission: may.findingRead,
    summary:
      'Number of findings by severity, state and source, each as if that filter were not set',
  })
    .input(z.strictObject(filter))
    .output(FindingCounts),
  download: endpoint({
    method: 'GET',
    path: '/findings.csv',
    scope: 'tenants',
    permission: may.findingRead,
    audit: 'finding.downloaded',
    download: 'text/csv; charset=utf-8',
    summary: 'The list of findings as a table for a spreadsheet',
  }).input(z.strictObject(filter)),
  downloadJson: endpoint({
    method: 'GET',
    path: '/findings.json',
    scope: 'tenants',
    permission: may.findingRead,
    audit: 'finding.downloaded',
    download: 'application/json',
    summary: 'The list of findings as JSON, for other programs',
  }).input(z.strictObject(filter)),
  get: endpoint({
    method: 'GET',
    path: `${many}/{id}`,
    scope: 'tenant',
    permission: may.findingRead,
    summary: 'One finding with its places and its history',
  })
    .input(z.strictObject({ ...tenant, id: id('fnd') }))
    .output(Finding),
  confirm: endpoint({
    method: 'POST',
    path: `${many}/confirm`,
    scope: 'tenant',
    permission: may.findingConfirm,
    audit: 'finding.confirmed',
    summary:
      'Says of findings that somebody has checked them and they are true',
  })
    .input(z.strictObject({ ...chosen, note: text(1000).optional() }))
    .output(changed),
  refute: endpoint({
    method: 'POST',
    path: `${many}/refute`,
    scope: 'tenant',
    permission: may.findingRefute,
    audit: 'finding.refuted',
    summary: 'Says of findings that they are false, and why',
  })
    .input(z.strictObject({ ...chosen, note: text(1000) }))
    .output(changed),
  exclude: endpoint({
    method: 'POST',
    path: `${many}/exclude`,
    scope: 'tenant',
    permission: may.findingExclude,
    audit: 'finding.excluded',
    summary: 'Says of findings that they are out of scope, and why',
  })
    .input(z.strictObject({ ...chosen, note: text(1000) }))
    .output(changed),
  settle: endpoint({
    method: 'POST',
    path: `${many}/settle`,
    scope: 'tenant',
    permission: may.findingSettle,
    audit: 'finding.settled',
    summary:
      'Says of findings that they are fixed and await the scan that proves it',
  })
    .input(z.strictObject({ ...chosen, note: text(1000).optional() }))
    .output(changed),
  reopen: endpoint({
    method: 'POST',
    path: `${many}/reopen`,
    scope: 'tenant',
    permission: may.findingReopen,
    audit: 'finding.reopened',
    summary: 'Takes back what was decided about findings',
  })
    .input(z.strictObject({ ...chosen, note: text(1000) }))
    .output(changed),
  merge: endpoint({
    method: 'POST',
    path: `${many}/{id}/merge`,
    scope: 'tenant',
    permission: may.findingMerge,
    audit: 'finding.merged',
    summary:
      'Joins a finding with another one of its asset that is the same weakness; opened again it is one of its own',
  })
    .input(
      z.strictObject({
        ...tenant,
        ...chosenFinding,
        into: z.strictObject(chosenFinding),
      }),
    )
    .output(FindingSummary),
  resolve: endpoint({
    method: 'POST',
    path: `${many}/resolve`,
    scope: 'service',
    summary:
      'The findings of a customer with these ids; unknown ones are absent',
  })
    .input(z.strictObject({ ...tenant, ids: z.array(id('fnd')).max(200) }))
    .output(z.object({ items: z.array(FindingReference) })),
};
