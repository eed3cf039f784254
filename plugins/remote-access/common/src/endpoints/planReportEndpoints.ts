import { z } from 'zod';
import {
  endpoint,
  id,
  page,
  pageInput,
  several,
  tenantId,
  text,
} from '@wardroom/platform-common';
import * as may from '../permissions';
import {
  deviationKey,
  PlanReport,
  PlanReportState,
} from '../policy/PlanReport';

/** A report is named by its session. */
const report = { tenant: tenantId, id: id('ses') };
const version = { version: z.number().int().positive() };
const one = '/tenants/{tenant}/plan-reports/{id}';

/** Sessions compared with the plans that they were approved with. */
export const planReportEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/plan-reports',
    scope: 'tenants',
    permission: may.planReportRead,
    summary: 'Sessions with a plan in visible customers, the latest first',
  })
    .input(
      z.strictObject({
        ...pageInput,
        tenant: tenantId.optional(),
        state: several(PlanReportState).optional(),
      }),
    )
    .output(page(PlanReport)),
  get: endpoint({
    method: 'GET',
    path: one,
    scope: 'tenant',
    permission: may.planReportRead,
    summary: 'What a session did beside its plan',
  })
    .input(z.strictObject(report))
    .output(PlanReport),
  explain: endpoint({
    method: 'POST',
    path: `${one}/explain`,
    scope: 'tenant',
    permission: may.planReportExplain,
    audit: 'planReport.explained',
    summary: 'Writes down why a session did otherwise than planned',
  })
    .input(
      z.strictObject({
        ...report,
        ...version,
        deviations: z.array(deviationKey).min(1).max(500),
        explanation: text(2000),
      }),
    )
    .output(PlanReport),
  close: endpoint({
    method: 'POST',
    path: `${one}/close`,
    scope: 'tenant',
    permission: may.planReportClose,
    audit: 'planReport.closed',
    summary: 'Ends the review of a report in which everything is explained',
  })
    .input(z.strictObject({ ...report, ...version }))
    .output(PlanReport),
  export: endpoint({
    method: 'GET',
    path: `${one}/report.json`,
    scope: 'tenant',
    permission: may.planReportExport,
    audit: 'planReport.exported',
    download: 'application/json',
    summary: 'The report with its plan as a file for other programs',
  }).input(z.strictObject(report)),
  exportCsv: endpoint({
    method: 'GET',
    path: `${one}/report.csv`,
    scope: 'tenant',
    permission: may.planReportExport,
    audit: 'planReport.exported',
    download: 'text/csv',
    summary: 'The deviations as a table for a spreadsheet',
  }).input(z.strictObject(report)),
};
