import type {
  EmergencyCustomer,
  ScanImportState,
  ScanRunState,
} from '@wardroom/assets-common';

/** Active assets of a customer: those that are exposed, and those that were covered and are not. */
export type Exposure = { assets: number; exposed: number; not_found: number };

/** How it stands with one customer, but for its numbers. */
export type StandingRow = {
  tenant_id: string;
  refusal: string | null;
  run_id: string | null;
  run_state: ScanRunState | null;
  progress: number | null;
  run_reason: string | null;
  import_id: string | null;
  import_state: ScanImportState | null;
  import_error: string | null;
  /** Another one where the numbers may be others. */
  stamp: string;
};

export type ExposureRow = Omit<StandingRow, 'stamp'> & Exposure;

const onItsWay: (ScanImportState | null)[] = [
  ...(['receiving', 'queued', 'reading', 'confirmed'] as const),
];

/**
 * What is known of one customer. Where it is there, nothing else counts, whoever has found it; that it is not there is
 * said only of assets that this scan has covered.
 */
export function emergencyResultOf(row: ExposureRow): EmergencyCustomer {
  const { tenant_id: tenant, assets, exposed, not_found: notFound } = row;
  const run =
    row.run_id && row.run_state
      ? {
          id: row.run_id,
          state: row.run_state,
          progress: row.progress ?? 0,
          scanImportId: row.import_id ?? undefined,
        }
      : undefined;
  return {
    ...{ tenant, run, assets, exposed, notFound },
    result: wordOf(row),
    reason: reasonOf(row),
  };
}

function wordOf(row: ExposureRow): EmergencyCustomer['result'] {
  const { run_state: state, import_state: report } = row;
  if (state === 'reserved' || state === 'running' || onItsWay.includes(report))
    return 'pending';
  if (row.exposed > 0) return 'exposed';
  return row.not_found > 0 ? 'not-found' : 'not-scanned';
}

function reasonOf(row: ExposureRow): string | undefined {
  const { refusal, run_state: state, run_reason: why } = row;
  if (refusal) return refusal;
  if (state !== 'done') return why ?? undefined;
  switch (row.import_state) {
    case 'done':
      return row.exposed + row.not_found > 0
        ? undefined
        : 'None of its assets has answered';
    case 'held':
      return 'Its report would close many findings, and waits for somebody who confirms it';
    case 'failed':
      return `Its report could not be read: ${row.import_error ?? ''}`;
    case 'cancelled':
    case 'undone':
      return `Its report was ${row.import_state}`;
    default:
      return undefined;
  }
}
