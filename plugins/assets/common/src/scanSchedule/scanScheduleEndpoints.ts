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
import { ScanRun } from '../scanRun/ScanRun';
import { ScanPreview, ScanTiming } from './ScanPreview';
import {
  newScanSchedule,
  ScannerDescription,
  ScanSchedule,
  scanScheduleFields,
  scanTimeZone,
} from './ScanSchedule';
import { ScanScheduleState } from './scanScheduleLifecycle';

const tenant = { tenant: tenantId };
const many = '/tenants/{tenant}/scan-schedules';
const one = `${many}/{id}` as const;
const which = { ...tenant, id: id('sch') };
const version = { version: z.number().int().positive() };

/** Scans that begin again and again. */
export const scanScheduleEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/scan-schedules',
    scope: 'tenants',
    permission: may.scanScheduleRead,
    summary:
      'Scan schedules of the customers that the caller may see, by customer and name',
  })
    .input(
      z.strictObject({
        ...pageInput,
        tenant: tenantId.optional(),
        state: several(ScanScheduleState).optional(),
      }),
    )
    .output(page(ScanSchedule)),
  get: endpoint({
    method: 'GET',
    path: one,
    scope: 'tenant',
    permission: may.scanScheduleRead,
    summary: 'One scan schedule, by its id or by its name',
  })
    .input(z.strictObject({ ...tenant, id: id('sch').or(slug) }))
    .output(ScanSchedule),
  scanners: endpoint({
    method: 'GET',
    path: '/tenants/{tenant}/scanners',
    scope: 'tenant',
    permission: may.scanScheduleRead,
    summary:
      "What runs scans here and what each can do, with the customer's time zone",
  })
    .input(z.strictObject(tenant))
    .output(
      z.object({ items: z.array(ScannerDescription), timeZone: scanTimeZone }),
    ),
  preview: endpoint({
    method: 'GET',
    path: '/tenants/{tenant}/scan-preview',
    scope: 'tenant',
    permission: may.scanScheduleRead,
    summary:
      'The next five runs of a draft: in its time zone, without blackouts, and whether the quota lets them begin',
  })
    .input(
      z.strictObject({
        ...tenant,
        /** Recurrence, time zone and blackouts as JSON: asking changes nothing, so that it is a GET. */
        draft: z.string().max(8_000).transform(parseJson).pipe(ScanTiming),
        /** The schedule that the draft would change. */
        schedule: id('sch').optional(),
      }),
    )
    .output(ScanPreview),
  create: endpoint({
    method: 'POST',
    path: many,
    scope: 'tenant',
    permission: may.scanScheduleCreate,
    audit: 'scanSchedule.created',
    creates: true,
    summary: 'Makes a scan schedule',
  })
    .input(z.strictObject({ ...tenant, ...newScanSchedule }))
    .output(ScanSchedule),
  update: endpoint({
    method: 'PATCH',
    path: one,
    scope: 'tenant',
    permission: may.scanScheduleUpdate,
    audit: 'scanSchedule.updated',
    summary: 'Changes a scan schedule; its name stays',
  })
    .input(
      z.strictObject({
        ...which,
        ...version,
        ...z.strictObject(scanScheduleFields).partial().shape,
        /** Null takes it away. */
        site: scanScheduleFields.site.nullable(),
      }),
    )
    .output(ScanSchedule),
  start: endpoint({
    method: 'POST',
    path: `${one}/start`,
    scope: 'tenant',
    permission: may.scanScheduleStart,
    audit: 'scanSchedule.started',
    starts: true,
    summary: 'Runs the scan of a schedule now; its next one stays where it is',
  })
    .input(z.strictObject(which))
    .output(ScanRun),
  pause: endpoint({
    method: 'POST',
    path: `${one}/pause`,
    scope: 'tenant',
    permission: may.scanSchedulePause,
    audit: 'scanSchedule.paused',
    summary: 'Lets a schedule begin no more scans; one that runs goes on',
  })
    .input(z.strictObject({ ...which, ...version }))
    .output(ScanSchedule),
  resume: endpoint({
    method: 'POST',
    path: `${one}/resume`,
    scope: 'tenant',
    permission: may.scanScheduleResume,
    audit: 'scanSchedule.resumed',
    summary:
      'Lets a paused schedule go on; what it would have run is not missed',
  })
    .input(z.strictObject({ ...which, ...version }))
    .output(ScanSchedule),
  delete: endpoint({
    method: 'DELETE',
    path: one,
    scope: 'tenant',
    permission: may.scanScheduleDelete,
    audit: 'scanSchedule.deleted',
    summary: 'Removes a schedule; its runs stay on record',
  })
    .input(z.strictObject(which))
    .output(z.object({ id: z.string() })),
};

function parseJson(text: string, context: z.core.$RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'must be JSON' });
    return z.NEVER;
  }
}
