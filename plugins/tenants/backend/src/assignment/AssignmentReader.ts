import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import { paginate, TenantReader } from '@wardroom/platform-node';
import type { Assignment } from '@wardroom/tenants-common';

/** An assignment as stored, with whether it holds now. */
export type StoredAssignment = Omit<
  Assignment,
  'allowedActions' | 'personName'
>;

export type AssignmentRow = {
  tenant_id: string;
  id: string;
  person: string;
  kind: Assignment['kind'];
  starts_at: Date;
  ends_at: Date | null;
  reason: string;
  ended_by: string | null;
  version: number;
};

export type AssignmentFilter = {
  person?: string;
  state?: Assignment['state'];
};

const inState: Record<Assignment['state'], string> = {
  planned: 'starts_at > now()',
  active: '(starts_at <= now() and (ends_at is null or ends_at > now()))',
  ended: 'ends_at <= now()',
};

/** Reads assignments. */
export class AssignmentReader extends TenantReader {
  async list(
    filter: AssignmentFilter & PageInput,
  ): Promise<Page<StoredAssignment>> {
    const query = this.rows('assignments').select('*');
    if (filter.person) query.where({ person: filter.person });
    if (filter.state) query.whereRaw(inState[filter.state]);
    const rows = await paginate<AssignmentRow>(query, {
      ...filter,
      orderBy: [
        { column: 'tenant_id' },
        { column: 'person' },
        { column: 'id' },
      ],
    });
    return { ...rows, items: rows.items.map(assignmentOf) };
  }

  async get(id: string): Promise<StoredAssignment> {
    const row = await this.rows('assignments').where({ id }).first();
    if (!row) throw new NotFoundError(`There is no assignment "${id}"`);
    return assignmentOf(row);
  }

  /** Tenants that the person is assigned to now. */
  async tenantsOf(person: string): Promise<string[]> {
    const rows = await this.rows('assignments')
      .where({ person })
      .whereRaw(inState.active)
      .distinct('tenant_id')
      .orderBy('tenant_id');
    return rows.map((row: AssignmentRow) => row.tenant_id);
  }

  /** Tenants that each of these people is assigned to now. */
  async tenantsOfAll(people: string[]): Promise<Map<string, string[]>> {
    const rows: { person: string; tenants: string[] }[] = await this.rows(
      'assignments',
    )
      .whereIn('person', people)
      .whereRaw(inState.active)
      .groupBy('person')
      .select(
        'person',
        this.knex.raw(
          'array_agg(distinct tenant_id order by tenant_id) as tenants',
        ),
      );
    return new Map(rows.map(row => [row.person, row.tenants]));
  }

  /** Assignments that have not ended. */
  async all(): Promise<StoredAssignment[]> {
    const rows = await this.rows('assignments')
      .select('*')
      .whereRaw('(ends_at is null or ends_at > now())')
      .orderBy(['tenant_id', 'person', 'id']);
    return rows.map(assignmentOf);
  }
}

/** The noun of a row. */
export function assignmentOf(row: AssignmentRow): StoredAssignment {
  return {
    id: row.id,
    tenant: row.tenant_id,
    person: row.person,
    kind: row.kind,
    from: row.starts_at.toISOString(),
    until: row.ends_at?.toISOString(),
    reason: row.reason,
    state: stateAt(row, new Date()),
    endedBy: row.ended_by ?? undefined,
    version: row.version,
  };
}

function stateAt(row: AssignmentRow, now: Date): Assignment['state'] {
  if (row.ends_at && row.ends_at <= now) return 'ended';
  return row.starts_at > now ? 'planned' : 'active';
}
