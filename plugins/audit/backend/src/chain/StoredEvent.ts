import type { ChainedEvent } from '@wardroom/audit-common';
import type { AuditRecord } from '@wardroom/platform-common';

/** An event as it is stored: what was hashed, and beside it the columns that lists filter by. */
export type StoredEvent = ChainedEvent & {
  columns: Pick<
    AuditRecord,
    | 'tenant'
    | 'eventId'
    | 'event'
    | 'actor'
    | 'object'
    | 'outcome'
    | 'severity'
    | 'at'
  >;
};
