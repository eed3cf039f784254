import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import { TenantReader } from '@wardroom/platform-node';
import {
  reviewHours,
  type Emergency,
  type EmergencyState,
} from '@wardroom/remote-access-common';

const HOUR_MS = 3_600_000;

/** Emergency access as it is stored. */
export type StoredEmergency = Omit<Emergency, 'allowedActions'>;

export type EmergencyRow = {
  tenant_id: string;
  id: string;
  state: EmergencyState;
  person: string;
  targets: Emergency['targets'];
  minutes: number;
  reason: string;
  decided_by: string | null;
  decided_at: Date | null;
  ends_at: Date | null;
  ended_at: Date | null;
  reviewed_by: string | null;
  reviewed_at: Date | null;
  findings: string | null;
  note: string | null;
  version: number;
  created_at: Date;
};

/** Reads emergency access. */
export class EmergencyReader extends TenantReader {
  /** Emergency access, the latest first. */
  async list(
    filter: PageInput & { state?: EmergencyState[] },
  ): Promise<Page<StoredEmergency>> {
    const direction = 'desc' as const;
    const orderBy = ['created_at', 'id'].map(column => ({ column, direction }));
    const page = await this.pageOf<EmergencyRow>(
      'emergencies',
      { ...filter, orderBy },
      query => {
        if (filter.state) query.whereIn('state', filter.state);
      },
    );
    return { ...page, items: page.items.map(emergencyOf) };
  }

  /** The emergency access; NotFoundError if there is none. */
  async get(tenant: string, id: string): Promise<StoredEmergency> {
    const row = await this.rows('emergencies')
      .where({ tenant_id: tenant, id })
      .first();
    if (!row) throw new NotFoundError(`There is no emergency access ${id}`);
    return emergencyOf(row);
  }

  /** Those that give access in these customers at this moment. */
  async active(tenants: readonly string[]): Promise<StoredEmergency[]> {
    const rows: EmergencyRow[] = await this.rows('emergencies')
      .whereIn('tenant_id', [...tenants])
      .where({ state: 'active' })
      .whereRaw('ends_at > now()');
    return rows.map(emergencyOf);
  }

  /** Those whose time is over, and those on which nobody decided for an hour. */
  async overdue(): Promise<StoredEmergency[]> {
    const rows: EmergencyRow[] = await this.rows('emergencies')
      .whereRaw(
        `(state = 'active' and ends_at <= now()) or (state = 'requested' and created_at <= now() - interval '1 hour')`,
      )
      .limit(100);
    return rows.map(emergencyOf);
  }
}

/** The emergency access of a row. */
export function emergencyOf(row: EmergencyRow): StoredEmergency {
  const due = row.ended_at && row.ended_at.getTime() + reviewHours * HOUR_MS;
  return {
    id: row.id,
    tenant: row.tenant_id,
    state: row.state,
    person: row.person,
    targets: row.targets,
    minutes: row.minutes,
    reason: row.reason,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at?.toISOString(),
    endsAt: row.ends_at?.toISOString(),
    endedAt: row.ended_at?.toISOString(),
    reviewDueAt: due ? new Date(due).toISOString() : undefined,
    overdue: row.state === 'ended' && due !== null && due <= Date.now(),
    reviewedBy: row.reviewed_by ?? undefined,
    reviewedAt: row.reviewed_at?.toISOString(),
    findings: row.findings ?? undefined,
    note: row.note ?? undefined,
    version: row.version,
    createdAt: row.created_at.toISOString(),
  };
}
