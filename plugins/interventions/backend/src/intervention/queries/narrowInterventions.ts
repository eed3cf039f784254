import type { Knex } from 'knex';
import type {
  InterventionState,
  InterventionType,
  Level,
} from '@wardroom/interventions-common';
import type { Tenants } from '@wardroom/platform-node';
import { rankOf } from '../rankOf';

export type InterventionFilter = {
  state?: InterventionState[];
  type?: InterventionType[];
  priority?: Level[];
  urgency?: Level[];
  /** `nobody`, or a person. */
  assignee?: string;
  /** Of a person, or of nobody yet. */
  assigneeOrNobody?: string;
  requester?: string;
  asset?: string;
  search?: string;
};

/**
 * Leaves out internal requests but in the tenants where the reader may see them. It belongs to every query that a
 * person's scope can reach, so it is an argument of each of them and never a default.
 */
export function onlyVisible(
  query: Knex.QueryBuilder,
  internalIn: Tenants,
): void {
  if (internalIn === '*') return;
  query.where(either =>
    either
      .where('visibility', 'customer')
      .orWhereIn('tenant_id', [...internalIn]),
  );
}

/**
 * Filters of the list. They stay plain conditions on columns of one table, so that the page is read in the order of
 * an index and stops when it is full.
 */
export function narrowInterventions(
  query: Knex.QueryBuilder,
  filter: InterventionFilter,
): void {
  const { state, type, priority, urgency, assignee, search } = filter;
  if (state) query.whereIn('state', state);
  if (type) query.whereIn('type', type);
  if (priority) query.whereIn('priority', priority.map(rankOf));
  if (urgency) query.whereIn('urgency', urgency);
  if (assignee === 'nobody') query.whereNull('assignee');
  else if (assignee) query.where('assignee', assignee);
  const { assigneeOrNobody, requester, asset } = filter;
  if (assigneeOrNobody) {
    query.where(either =>
      either.whereNull('assignee').orWhere('assignee', assigneeOrNobody),
    );
  }
  if (requester) query.where('requester', requester);
  if (asset) query.whereRaw('asset_ids @> ?::text[]', [[asset]]);
  if (search) {
    const pattern = search.toLowerCase().replace(/[\\%_]/g, '\\$&');
    query.whereLike('search', `%${pattern}%`);
  }
}
