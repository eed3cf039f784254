import type { ScanRun } from '@wardroom/assets-common';
import { aSchedule } from './aSchedule';

/** A scan of that schedule. */
export function aRun(fields: Partial<ScanRun> = {}): ScanRun {
  const { id, name, title, ...schedule } = aSchedule();
  const { scanner, type, targets, settings } = schedule;
  return {
    ...{ scanner, type, targets, settings },
    id: 'run_last',
    tenant: 'acme',
    state: 'done',
    schedule: { id, name, title },
    dueAt: '2026-03-01T01:30:00.000Z',
    startedAt: '2026-03-01T01:30:00.000Z',
    endedAt: '2026-03-01T02:00:00.000Z',
    progress: 100,
    requestedBy: 'plugin:assets',
    createdAt: '2026-03-01T01:30:00.000Z',
    version: 3,
    allowedActions: [],
    ...fields,
  };
}
