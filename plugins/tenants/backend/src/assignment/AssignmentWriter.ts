import { newId } from '@wardroom/platform-common';
import { TenantRows } from '@wardroom/platform-node';
import type { Assignment } from '@wardroom/tenants-common';
import {
  AssignmentReader,
  assignmentOf,
  type AssignmentRow,
  type StoredAssignment,
} from './AssignmentReader';

export type NewAssignment = Pick<Assignment, 'person' | 'kind' | 'reason'> & {
  from?: string;
  until?: string;
};

/** Writes assignments. */
export class AssignmentWriter extends AssignmentReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  async create(
    tenant: string,
    fields: NewAssignment,
  ): Promise<StoredAssignment> {
    const { person, kind, reason, from, until } = fields;
    const row = await this.#write.insert<AssignmentRow>('assignments', {
      tenant_id: tenant,
      id: newId('asg'),
      person,
      kind,
      reason,
      starts_at: from ?? this.knex.fn.now(),
      ends_at: until,
    });
    return assignmentOf(row);
  }

  /** Ends it now; one that has not begun never holds. */
  async end(
    assignment: Pick<Assignment, 'tenant' | 'id' | 'version'>,
    endedBy: string,
  ): Promise<StoredAssignment> {
    const { tenant, id, version } = assignment;
    const row = await this.#write.update<AssignmentRow>(
      'assignments',
      { tenantId: tenant, id, version },
      {
        starts_at: this.knex.raw('least(starts_at, now())'),
        ends_at: this.knex.fn.now(),
        ended_by: endedBy,
      },
    );
    return { ...assignmentOf(row), state: 'ended' };
  }
}
