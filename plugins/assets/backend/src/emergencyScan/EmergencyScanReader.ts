import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import { paginate, TenantReader } from '@wardroom/platform-node';
import type {
  EmergencyCustomer,
  EmergencyScan,
  EmergencyScanDetails,
  EmergencyScanType,
} from '@wardroom/assets-common';
import { emergencyResultOf, type ExposureRow } from './emergencyResultOf';
import { countExposure } from './queries/countExposure';

type EmergencyScanRow = {
  id: string;
  vulnerability_ids: string[];
  scanner: string;
  type: EmergencyScanType;
  reason: string;
  requested_by: string;
  created_at: Date;
  customer_count: string;
  under_way: string;
};

/** What is the same in all rows of one. */
const words = [
  ...['id', 'vulnerability_ids', 'scanner', 'type', 'reason'],
  ...['requested_by', 'created_at'],
];

/** Reads searches for CVEs at several customers. */
export class EmergencyScanReader extends TenantReader {
  async list(filter: PageInput): Promise<Page<EmergencyScan>> {
    const { cursor, limit } = filter;
    const page = await paginate<EmergencyScanRow>(
      this.knex.select('*').from(this.#summaries().as('emergency_scans')),
      {
        ...{ cursor, limit },
        orderBy: ['created_at', 'id'].map(column => ({
          ...{ column, direction: 'desc' as const },
        })),
      },
    );
    return { ...page, items: page.items.map(emergencyScanOf) };
  }

  async get(id: string): Promise<EmergencyScanDetails> {
    const row: EmergencyScanRow | undefined = await this.#summaries()
      .where('emergency_scans.id', id)
      .first();
    if (!row) throw new NotFoundError(`There is no emergency scan "${id}"`);
    return { ...emergencyScanOf(row), customers: await this.#customersOf(id) };
  }

  /** Tenants that are being scanned for at least these CVEs. */
  async underWay(vulnerabilityIds: string[]): Promise<string[]> {
    return this.rows('emergency_scans')
      .join(...theirRuns)
      .whereIn('scan_runs.state', ['reserved', 'running'])
      .whereRaw('emergency_scans.vulnerability_ids @> ?::text[]', [
        vulnerabilityIds,
      ])
      .distinct('emergency_scans.tenant_id')
      .pluck('emergency_scans.tenant_id');
  }

  /** Number of active assets of a tenant of which some scan has shown one of the CVEs. */
  async countKnown(
    tenant: string,
    vulnerabilityIds: string[],
  ): Promise<number> {
    const [{ count }] = await this.rows('findings')
      .where({ tenant_id: tenant })
      .whereRaw(`(active or state = 'risk_accepted')`)
      .whereRaw('vulnerability_ids && ?::text[]', [vulnerabilityIds])
      .countDistinct<{ count: string }[]>('asset_id');
    return Number(count);
  }

  async #customersOf(id: string): Promise<EmergencyCustomer[]> {
    const scoped = this.rows('emergency_scans').where({ id }).select('*');
    const { rows } = await this.knex.raw<{ rows: ExposureRow[] }>(
      countExposure,
      [scoped],
    );
    return rows.map(emergencyResultOf);
  }

  #summaries() {
    return this.rows('emergency_scans')
      .leftJoin(...theirRuns)
      .groupBy(words.map(word => `emergency_scans.${word}`))
      .select(
        ...words.map(word => `emergency_scans.${word}`),
        this.knex.raw('count(*) as customer_count'),
        this.knex.raw(
          `count(*) filter (where scan_runs.state in ('reserved', 'running')) as under_way`,
        ),
      );
  }
}

const theirRuns = [
  'scan_runs',
  {
    'scan_runs.tenant_id': 'emergency_scans.tenant_id',
    'scan_runs.emergency_scan_id': 'emergency_scans.id',
  },
] as const;

function emergencyScanOf(row: EmergencyScanRow): EmergencyScan {
  return {
    id: row.id,
    vulnerabilityIds: row.vulnerability_ids,
    scanner: row.scanner,
    type: row.type,
    reason: row.reason,
    requestedBy: row.requested_by,
    createdAt: row.created_at.toISOString(),
    customerCount: Number(row.customer_count),
    underWay: Number(row.under_way),
  };
}
