import type { ScanQuota } from '@wardroom/assets-common';

/** What a customer may scan in a month, of which some is used. */
export function aScanQuota(fields: Partial<ScanQuota> = {}): ScanQuota {
  return {
    ...{ tenant: 'acme', month: '2026-03', isOwn: false, limit: 8 },
    ...{ renewsAt: '2026-04-01T00:00:00.000Z', granted: 1, used: 3 },
    ...{ reserved: 4, left: 2, version: 5, allowedActions: [] },
    ...fields,
  };
}
