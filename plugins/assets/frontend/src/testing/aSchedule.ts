import type { ScanSchedule } from '@wardroom/assets-common';

const work = {
  scanner: 'nmap',
  type: 'full' as const,
  targets: { assets: [], ranges: ['10.20.0.0/24'] },
  settings: {},
};

/** A schedule of scans as the server gives it; tests name only what matters to them. */
export function aSchedule(fields: Partial<ScanSchedule> = {}): ScanSchedule {
  return {
    ...work,
    id: 'sch_weekly',
    tenant: 'acme',
    name: 'weekly',
    title: 'Weekly scan',
    recurrence: { every: 'week', on: ['sunday'], at: '02:30' },
    timeZone: 'Europe/Berlin',
    blackouts: [],
    missed: 'alert',
    state: 'active',
    nextRunAt: '2026-03-08T01:30:00.000Z',
    createdBy: 'user:provider/tess',
    createdAt: '2026-03-01T10:00:00.000Z',
    updatedAt: '2026-03-01T10:00:00.000Z',
    version: 2,
    allowedActions: [],
    ...fields,
  };
}
