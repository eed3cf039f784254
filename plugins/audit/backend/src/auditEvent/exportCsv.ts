import {
  eventOf,
  type AuditEvent,
  type EventFilter,
} from '@wardroom/audit-common';
import { csvLine } from '@wardroom/platform-common';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type { AuditEventReader } from './AuditEventReader';

type Store = TenantStore<{ auditEvents: typeof AuditEventReader }>;

const BATCH = 1000;

const columns: Record<
  string,
  (event: AuditEvent) => string | number | undefined
> = {
  Number: e => e.sequence,
  Time: e => e.at,
  Actor: e => e.actor,
  Event: e => e.event,
  Outcome: e => e.outcome,
  Severity: e => e.severity,
  Object: e => e.object,
  'What happened': e => e.sentence,
  Fields: e => JSON.stringify(e.fields),
  Address: e => e.ip,
  Request: e => e.requestId,
  'Event id': e => e.eventId,
  Hash: e => e.hash,
};

/** The lines of a CSV file of the events that fit the filter, oldest first, a batch at a time. */
export async function* exportCsv(
  store: Store,
  scope: TenantScope,
  filter: EventFilter,
): AsyncGenerator<string> {
  // Tells spreadsheets that the text is UTF-8.
  yield `\ufeff${csvLine(Object.keys(columns))}`;
  const cells = Object.values(columns);
  let after: number | undefined = 0;
  while (after !== undefined) {
    const from: number = after;
    const events = await store.readOnce(scope, r =>
      r.auditEvents.after(from, BATCH, filter),
    );
    yield events
      .map(event => csvLine(cells.map(cell => cell(eventOf(event)))))
      .join('');
    after = events.length === BATCH ? events[BATCH - 1].sequence : undefined;
  }
}
