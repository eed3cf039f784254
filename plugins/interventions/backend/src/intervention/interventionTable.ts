import { csvLine, type Page } from '@wardroom/platform-common';
import type { StoredIntervention } from './InterventionReader';

const head = [
  'customer',
  'number',
  'title',
  'type',
  'priority',
  'urgency',
  'impact',
  'state',
  'state since',
  'requester',
  'assignee',
  'created',
  'updated',
];

/** The list as CSV, page by page, so that no list is too long for the memory of the server. */
export async function* interventionTable(
  pageAt: (cursor?: string) => Promise<Page<StoredIntervention>>,
): AsyncGenerator<string> {
  yield csvLine(head);
  let cursor: string | undefined;
  do {
    const page = await pageAt(cursor);
    yield page.items.map(lineOf).join('');
    cursor = page.nextCursor;
  } while (cursor);
}

function lineOf(intervention: StoredIntervention): string {
  return csvLine([
    intervention.tenant,
    intervention.number,
    intervention.title,
    intervention.type,
    intervention.priority,
    intervention.urgency,
    intervention.impact,
    intervention.state,
    intervention.stateSince,
    intervention.requester,
    intervention.assignee,
    intervention.createdAt,
    intervention.updatedAt,
  ]);
}
