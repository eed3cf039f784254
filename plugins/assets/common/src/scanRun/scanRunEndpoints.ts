import { z } from 'zod';
import {
  endpoint,
  id,
  page,
  pageInput,
  several,
  slug,
  tenantId,
} from '@wardroom/platform-common';
import * as may from '../permissions';
import { ScanRun } from './ScanRun';
import { ScanRunState } from './scanRunLifecycle';
import { newScanWork, scanWork } from './scanWork';

const tenant = { tenant: tenantId };
const many = '/tenants/{tenant}/scan-runs';
const one = `${many}/{id}` as const;
const which = { ...tenant, id: id('run') };

/** Scans: those that run, those to come and those that were. */
export const scanRunEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/scan-runs',
    scope: 'tenants',
    permission: may.scanRunRead,
    summary:
      'Scans of the customers that the caller may see: the latest, or those to come, first',
  })
    .input(
      z.strictObject({
        ...pageInput,
        tenant: tenantId.optional(),
        state: several(ScanRunState).optional(),
        schedule: id('sch').optional(),
        finding: id('fnd').optional(),
      }),
    )
    .output(page(ScanRun)),
  get: endpoint({
    method: 'GET',
    path: one,
    scope: 'tenant',
    permission: may.scanRunRead,
    summary: 'One scan',
  })
    .input(z.strictObject(which))
    .output(ScanRun),
  create: endpoint({
    method: 'POST',
    path: many,
    scope: 'tenant',
    permission: may.scanRunCreate,
    audit: 'scanRun.created',
    creates: true,
    starts: true,
    summary: 'Runs a scan now that is of no schedule',
  })
    .input(z.strictObject({ ...tenant, ...newScanWork }))
    .output(ScanRun),
  retest: endpoint({
    method: 'POST',
    path: '/tenants/{tenant}/findings/{finding}/retest',
    scope: 'tenant',
    permission: may.scanRunRetest,
    audit: 'scanRun.retested',
    starts: true,
    summary:
      'Scans the asset of a finding now, to see whether the weakness is still there',
  })
    .input(
      z.strictObject({
        ...tenant,
        finding: id('fnd'),
        /** The one that has found it if absent. */
        scanner: slug.optional(),
        /** As in the newest scan of that scanner, or the only one, if absent. */
        site: scanWork.site,
      }),
    )
    .output(ScanRun),
  cancel: endpoint({
    method: 'POST',
    path: `${one}/cancel`,
    scope: 'tenant',
    permission: may.scanRunCancel,
    audit: 'scanRun.cancelled',
    summary: 'Ends a scan that runs or waits',
  })
    .input(z.strictObject(which))
    .output(ScanRun),
};
