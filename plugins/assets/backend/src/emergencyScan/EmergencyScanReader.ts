import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import { paginate, TenantReader } from '@wardroom/platform-node';
import type { EmergencyScan, EmergencyScanType } from '@wardroom/assets-common';
import type { Exposure, StandingRow } from './emergencyResultOf';
import { countExposure } from './queries/countExposure';
import { findStandings } from './queries/findStandings';

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

  /** Without its customers. */
  async get(id: string): Promise<EmergencyScan> {
    const row: EmergencyScanRow | undefined = await this.#summaries()
      .where('emergency_scans.id', id)
      .first();
    if (!row) throw new NotFoundError(`There is no emergency scan "${id}"`);
    return emergencyScanOf(row);
  }

  /** How it stands with each customer of one. */
  async standingsOf(id: string): Promise<StandingRow[]> {
    const scoped = this.rows('emergency_scans').where({ id }).select('*');
    const { rows } = await this.knex.raw<{ rows: StandingRow[] }>(
      findStandings,
      [scoped],
    );
    return rows;
  }

  /** The numbers of some customers of one. */
  async exposureOf(
    id: string,
    tenants: string[],
  ): Promise<(Exposure & { tenant_id: string })[]> {
    const scoped = this.rows('emergency_scans')
      .where({ id })
      .whereIn('tenant_id', tenants)
      .select('*');
    const { rows } = await this.knex.raw(countExposure, [scoped]);
    return rows;
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

  /** Numbers of assets of some tenants of which some scan has shown one of the CVEs; none where it is on none. */
  async countKnown(
    tenants: string[],
    vulnerabilityIds: string[],
  ): Promise<Map<string, number>> {
    const rows: { tenant_id: string; count: string }[] = await this.rows(
      'findings',
    )
      .whereIn('tenant_id', tenants)
      .whereRaw(`(active or state = 'risk_accepted')`)
      .whereRaw('vulnerability_ids && ?::text[]', [vulnerabilityIds])
      .groupBy('tenant_id')
      .select('tenant_id')
      .countDistinct({ count: 'asset_id' });
    return new Map(rows.map(row => [row.tenant_id, Number(row.count)]));
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
