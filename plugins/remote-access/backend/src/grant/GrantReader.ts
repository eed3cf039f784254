import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import { TenantReader } from '@wardroom/platform-node';
import {
  isOpen,
  type Grant,
  type GrantState,
  type GrantTargets,
  type WorkPlan,
} from '@wardroom/remote-access-common';

/** A grant as it is stored. */
export type StoredGrant = Omit<Grant, 'allowedActions'>;

export type GrantRow = {
  tenant_id: string;
  id: string;
  state: GrantState;
  person: string | null;
  targets: GrantTargets;
  names: string[];
  opens_at: Date;
  closes_at: Date;
  hours: Grant['window']['hours'];
  zone: string;
  intervention_id: string | null;
  intervention_key: string | null;
  reason: string;
  plan: WorkPlan | null;
  requested_by: string;
  decided_by: string | null;
  decided_at: Date | null;
  note: string | null;
  version: number;
  created_at: Date;
};

/** Reads grants. */
export class GrantReader extends TenantReader {
  /** Grants and requests for them, the latest first. */
  async list(
    filter: PageInput & { state?: GrantState[] },
  ): Promise<Page<StoredGrant>> {
    const direction = 'desc' as const;
    const orderBy = ['created_at', 'id'].map(column => ({ column, direction }));
    const page = await this.pageOf<GrantRow>(
      'grants',
      { ...filter, orderBy },
      query => {
        if (filter.state) query.whereIn('state', filter.state);
      },
    );
    return { ...page, items: page.items.map(grantOf) };
  }

  /** The grant; NotFoundError if there is none. */
  async get(tenant: string, id: string): Promise<StoredGrant> {
    const row = await this.rows('grants')
      .where({ tenant_id: tenant, id })
      .first();
    if (!row) throw new NotFoundError(`There is no grant ${id}`);
    return grantOf(row);
  }

  /** All that were given in these customers and have not run out, whether or not they are open at this moment. */
  async given(tenants: readonly string[]): Promise<StoredGrant[]> {
    const rows: GrantRow[] = await this.rows('grants')
      .whereIn('tenant_id', [...tenants])
      .where({ state: 'granted' })
      .whereRaw('closes_at > now()');
    return rows.map(grantOf);
  }

  /** Those whose time is over while their state does not say so yet. */
  async overdue(): Promise<StoredGrant[]> {
    const rows: GrantRow[] = await this.rows('grants')
      .whereIn('state', ['requested', 'granted'])
      .whereRaw('closes_at <= now()')
      .limit(100);
    return rows.map(grantOf);
  }
}

/** The grant of a row. */
export function grantOf(row: GrantRow): StoredGrant {
  const { intervention_id: id, intervention_key: key } = row;
  const window = {
    from: row.opens_at.toISOString(),
    until: row.closes_at.toISOString(),
    hours: row.hours,
    zone: row.zone,
  };
  return {
    id: row.id,
    tenant: row.tenant_id,
    state: row.state,
    person: row.person ?? undefined,
    targets: row.targets,
    names: row.names,
    window,
    intervention: id && key ? { id, key } : undefined,
    reason: row.reason,
    plan: row.plan ?? undefined,
    requestedBy: row.requested_by,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at?.toISOString(),
    note: row.note ?? undefined,
    open: row.state === 'granted' && isOpen(window, new Date()),
    version: row.version,
    createdAt: row.created_at.toISOString(),
  };
}
