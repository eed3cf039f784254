import { z } from 'zod';
import { slug, tenantId } from '@wardroom/platform-common';
import { scanRange } from '../scanRun/ScanTargets';
import { newScanWork } from '../scanRun/scanWork';
import { newScanSchedule, type ScanSchedule } from './ScanSchedule';
import { ScanScheduleState } from './scanScheduleLifecycle';

/** A scan schedule as an entity file says it. Its assets stand in it by their names. */
export const ScanScheduleEntity = z.strictObject({
  apiVersion: z.literal('wardroom.dev/v1alpha1'),
  kind: z.literal('ScanSchedule'),
  metadata: z.strictObject({
    namespace: tenantId,
    name: slug,
    title: newScanSchedule.title.optional(),
  }),
  spec: z.strictObject({
    customer: tenantId.optional(),
    scanner: newScanWork.scanner,
    type: newScanWork.type,
    targets: z
      .strictObject({
        assets: z.array(slug).max(500).default([]),
        ranges: z.array(scanRange).max(50).default([]),
      })
      .optional(),
    site: newScanWork.site,
    settings: newScanWork.settings,
    recurrence: newScanSchedule.recurrence,
    timeZone: newScanSchedule.timeZone,
    blackouts: newScanSchedule.blackouts,
    missed: newScanSchedule.missed,
    state: ScanScheduleState.default('active'),
  }),
});
export type ScanScheduleEntity = z.infer<typeof ScanScheduleEntity>;

type Described = Omit<
  ScanSchedule,
  | 'id'
  | 'nextRunAt'
  | 'createdBy'
  | 'createdAt'
  | 'updatedAt'
  | 'version'
  | 'allowedActions'
>;

/**
 * The entity of a schedule, as files hold it.
 *
 * @param names - of its assets, by their ids
 */
export function scanScheduleEntityOf(
  schedule: Described,
  names: ReadonlyMap<string, string>,
): z.input<typeof ScanScheduleEntity> {
  const { assets, ranges } = schedule.targets;
  const targets = {
    ...(assets.length > 0 && {
      assets: assets.flatMap(id => names.get(id) ?? []).sort(),
    }),
    ...(ranges.length > 0 && { ranges }),
  };
  const { site, settings, blackouts, state } = schedule;
  return {
    apiVersion: 'wardroom.dev/v1alpha1',
    kind: 'ScanSchedule',
    metadata: {
      namespace: schedule.tenant,
      name: schedule.name,
      title: schedule.title,
    },
    spec: {
      customer: schedule.tenant,
      scanner: schedule.scanner,
      type: schedule.type,
      ...(Object.keys(targets).length > 0 && { targets }),
      ...(site && { site }),
      ...(Object.keys(settings).length > 0 && { settings }),
      recurrence: schedule.recurrence,
      timeZone: schedule.timeZone,
      ...(blackouts.length > 0 && { blackouts }),
      missed: schedule.missed,
      ...(state === 'paused' && { state }),
    },
  };
}
